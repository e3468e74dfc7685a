import cProfile
import os
import pstats
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(num):
    return sum(range(num))


def ask(pool):
    for _ in range(10):  # (1)!
        pool.map(work, [1000] * 6)


if __name__ == "__main__":
    profile = cProfile.Profile()
    with Pool(2) as pool:
        profile.runcall(ask, pool)
    stats = pstats.Stats(profile).get_stats_profile().func_profiles
    for name in "map", "work":
        say(f"{name} is in the profile: {name in stats}")

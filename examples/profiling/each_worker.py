import cProfile
import os
import pstats
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory

profile = cProfile.Profile()  # (1)!


def say(text):
    print(f"[{os.getpid()}] {text}")


def smallest(nums):
    return min(nums)


def add_up(nums):
    return sum(num % 7 for num in nums)


def work(nums):
    return smallest(nums), add_up(nums)


def profiled(folder, nums):
    result = profile.runcall(work, nums)
    profile.dump_stats(Path(folder, f"{os.getpid()}.prof"))  # (2)!
    return result


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        with Pool(2) as pool:
            pool.starmap(profiled, [(folder, range(50_000))] * 6)
        stats = pstats.Stats(*map(str, Path(folder).iterdir()))  # (3)!
    for name in "work", "add_up", "smallest":
        one = stats.get_stats_profile().func_profiles[name]
        say(f"{name}: {one.ncalls} calls, {one.cumtime:.3f} s")

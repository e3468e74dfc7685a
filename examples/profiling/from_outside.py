import os
import sys
from multiprocessing import Pool
from subprocess import PIPE, run


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(num):
    return sum(range(num))


def main():
    with Pool(2) as pool:
        pool.map(work, [1000] * 6)


if __name__ == "__main__":
    if sys.argv[1:]:
        main()
    else:
        command = [sys.executable, "-m", "cProfile", __file__, "main"]
        done = run(command, stdout=PIPE, stderr=PIPE, text=True)
        for line in done.stderr.splitlines()[-1:]:
            say(f"error: {line.rpartition(': ')[2]}")
        say(f"work is in the profile: {'(work)' in done.stdout}")

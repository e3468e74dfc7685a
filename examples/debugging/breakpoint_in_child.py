import os
import sys
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(nums):
    say(f"stdin holds {sys.stdin.read()!r}")
    total = sum(nums)
    breakpoint()
    say(f"total is {total}")


if __name__ == "__main__":
    child = Process(target=work, args=([1, 2],))
    child.start()
    child.join()
    say(f"exitcode {child.exitcode}")

import os
import sys
from multiprocessing import Process
from subprocess import run

TYPED = "p total, nums;; c\n"  # (1)!


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(nums):
    sys.stdin = open(0, closefd=False)  # (2)!
    total = sum(nums)
    breakpoint()
    say(f"total is {total}")


def main():
    child = Process(target=work, args=([1, 2],))
    child.start()
    child.join()
    say(f"exitcode {child.exitcode}")


if __name__ == "__main__":
    if sys.argv[1:]:
        main()
    else:
        run([sys.executable, __file__, "main"], input=TYPED, text=True)

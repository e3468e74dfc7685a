import os
import pdb
import sys
from multiprocessing import Pool
from subprocess import run

TYPED = "p text;; q\n" * 2


def say(text):
    print(f"[{os.getpid()}] {text}")


def use_keyboard():
    sys.stdin = open(0, closefd=False)


def work(text):
    return int(text)


def stop_at_error(text):
    try:
        return work(text)
    except Exception as error:
        say(f"error: {error}")
        pdb.post_mortem()  # (1)!


def main():
    texts = ["5", "x", "4", "y"]
    with Pool(1, initializer=use_keyboard) as pool:  # (2)!
        say(f"results: {pool.map(stop_at_error, texts)}")


if __name__ == "__main__":
    if sys.argv[1:]:
        main()
    else:
        run([sys.executable, __file__, "main"], input=TYPED, text=True)

import os
from multiprocessing import Pool, active_children


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    say(f"start {number}")
    return number**2


if __name__ == "__main__":
    pool = Pool(3)
    say(f"{len(active_children())} workers")
    squares = pool.map(square, [3, 1, 2])
    say(f"squares is {squares}")

import os
from multiprocessing import Pool, active_children


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    say(f"start {number}")
    return number**2


if __name__ == "__main__":
    with Pool(3) as pool:
        say(f"{len(active_children())} workers")
        squares = [square(number) for number in [3, 1, 2]]
    say(f"squares is {squares}")

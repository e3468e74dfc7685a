import os
from multiprocessing import Process

HALVES = range(500), range(500, 1000)


def say(text):
    print(f"[{os.getpid()}] {text}")


def add_up(sums, place):
    sums[place] = sum(HALVES[place])
    say(f"sum is {sums[place]}")


if __name__ == "__main__":
    sums = [0, 0]  # (1)!
    children = [
        Process(target=add_up, args=(sums, place))  # (2)!
        for place in (0, 1)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say(f"sums is {sums}")  # (3)!

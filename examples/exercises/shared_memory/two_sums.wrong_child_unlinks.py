import os
from multiprocessing import Process
from multiprocessing.shared_memory import ShareableList

HALVES = range(500), range(500, 1000)


def say(text):
    print(f"[{os.getpid()}] {text}")


def add_up(name, place):
    sums = ShareableList(name=name)
    sums[place] = sum(HALVES[place])
    say(f"sum is {sums[place]}")
    sums.shm.close()
    sums.shm.unlink()


if __name__ == "__main__":
    sums = ShareableList([0, 0])
    children = [
        Process(target=add_up, args=(sums.shm.name, place))
        for place in (0, 1)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say(f"sums is {list(sums)}")
    sums.shm.close()
    sums.shm.unlink()

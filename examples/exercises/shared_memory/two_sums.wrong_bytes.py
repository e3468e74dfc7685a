import os
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

HALVES = range(500), range(500, 1000)


def say(text):
    print(f"[{os.getpid()}] {text}")


def add_up(name, place):
    block = SharedMemory(name)
    sums = block.buf
    sums[place] = sum(HALVES[place])
    say(f"sum is {sums[place]}")
    block.close()


if __name__ == "__main__":
    block = SharedMemory(create=True, size=2)
    children = [
        Process(target=add_up, args=(block.name, place))
        for place in (0, 1)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say(f"sums is {list(block.buf[:2])}")
    block.close()
    block.unlink()

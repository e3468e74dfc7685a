# needs: numpy
import os
from multiprocessing import Pool
from multiprocessing.shared_memory import SharedMemory

import numpy as np

SHAPE = (4, 3)


def say(text):
    print(f"[{os.getpid()}] {text}")


def attach(name):
    global block, table
    block = SharedMemory(name)  # (1)!
    table = np.ndarray(SHAPE, buffer=block.buf)


def work(row):
    table[row] *= 10
    return float(table[row].sum())


if __name__ == "__main__":
    size = np.empty(SHAPE).nbytes
    own = SharedMemory(create=True, size=size)
    numbers = np.ndarray(SHAPE, buffer=own.buf)  # (2)!
    numbers[:] = np.arange(12).reshape(SHAPE)
    with Pool(2, attach, (own.name,)) as pool:
        say(f"sums is {pool.map(work, range(4))}")  # (3)!
        pool.close()
        pool.join()
    say(f"numbers is {numbers.tolist()}")
    del numbers
    own.close()
    own.unlink()

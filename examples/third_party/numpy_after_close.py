# needs: Linux, numpy
import os
from multiprocessing.shared_memory import SharedMemory

import numpy as np


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    block = SharedMemory(create=True, size=8)
    array = np.ndarray(8, np.uint8, buffer=block.buf)
    array[:] = 11
    say(f"first is {array[0]}")
    block.unlink()
    block.close()
    say(f"first is {array[0]}")

# needs: numpy
import os
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

import numpy as np


def say(text):
    print(f"[{os.getpid()}] {text}")


def child(name, shape, dtype):
    block = SharedMemory(name)
    array = np.ndarray(shape, dtype, buffer=block.buf)  # (1)!
    say(f"array is {array.tolist()}")
    array[0] = 22
    say(f"array is {array.tolist()}")
    del array  # (2)!
    block.close()


if __name__ == "__main__":
    nums = np.array([11, 11])
    block = SharedMemory(create=True, size=nums.nbytes)
    array = np.ndarray(nums.shape, nums.dtype, buffer=block.buf)
    array[:] = nums  # (3)!
    details = (block.name, array.shape, array.dtype)
    process = Process(target=child, args=details)
    process.start()
    process.join()
    say(f"array is {array.tolist()}")
    del array
    block.close()
    block.unlink()

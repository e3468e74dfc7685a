# needs: numpy
import os
from multiprocessing import Process

import numpy as np


def say(text):
    print(f"[{os.getpid()}] {text}")


def child(array):
    say(f"array is {array.tolist()}")
    array[0] = 22
    say(f"array is {array.tolist()}")


if __name__ == "__main__":
    array = np.array([11, 11])
    process = Process(target=child, args=(array,))
    process.start()
    process.join()
    say(f"array is {array.tolist()}")

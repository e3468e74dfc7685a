import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number * number


say("top level")
pool = Pool(1)
say(f"squares is {pool.map(square, [1, 2, 3], 1)}")
pool.close()
pool.join()

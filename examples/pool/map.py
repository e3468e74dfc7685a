import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number * number


if __name__ == "__main__":
    with Pool(3) as pool:
        squares = pool.map(square, range(6))
    say(f"squares is {squares}")
    assert squares == [0, 1, 4, 9, 16, 25]

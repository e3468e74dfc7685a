import os
from multiprocessing import Event, Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(event):
    global three_ended
    three_ended = event


def square(number):
    if number == 0:
        three_ended.wait()  # (1)!
    say(f"end {number}")
    if number == 3:
        three_ended.set()
    return number * number


if __name__ == "__main__":
    with Pool(2, keep, (Event(),)) as pool:
        squares = pool.map(square, range(4), chunksize=1)
    say(f"squares is {squares}")
    assert squares == [0, 1, 4, 9]

import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    say(f"square {number}")
    return number**2


if __name__ == "__main__":
    squares = {}
    for number in (1, 2, 3):
        child = Process(target=square, args=(number,))
        child.start()
        squares[number] = child.join()
    say(f"squares is {dict(sorted(squares.items()))}")

import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number, squares):
    say(f"square {number}")
    squares[number] = number**2


if __name__ == "__main__":
    squares = {}
    children = [
        Process(target=square, args=(number, squares))
        for number in (1, 2, 3)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say(f"squares is {dict(sorted(squares.items()))}")

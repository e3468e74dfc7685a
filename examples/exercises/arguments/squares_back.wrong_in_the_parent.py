import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number, results):
    say(f"square {number}")


if __name__ == "__main__":
    results = Queue()
    children = [
        Process(target=square, args=(number, results))
        for number in (1, 2, 3)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    squares = {number: number**2 for number in (1, 2, 3)}
    say(f"squares is {dict(sorted(squares.items()))}")

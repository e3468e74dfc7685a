import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number, results):
    say(f"square {number}")
    results.put((number, number**2))


if __name__ == "__main__":
    results = Queue()
    children = [
        Process(target=square, args=(number, results))
        for number in (1, 2, 3)
    ]
    for child in children:
        child.start()
    squares = dict(results.get() for _ in children)
    for child in children:
        child.join()
    say(f"squares is {dict(sorted(squares.items()))}")

import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(numbers, results):
    for number in numbers:
        say(f"square {number}")
        results.put((number, number**2))


if __name__ == "__main__":
    results = Queue()
    numbers = (1, 2, 3)
    child = Process(target=square, args=(numbers, results))
    child.start()
    squares = dict(results.get() for _ in numbers)
    child.join()
    say(f"squares is {dict(sorted(squares.items()))}")

import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number * number


def put_square(number, results):
    results.put(square(number))
    say(f"put {square(number)}")


if __name__ == "__main__":
    child = Process(target=square, args=(7,))
    child.start()
    say(f"join returned {child.join()}")
    results = Queue()
    child = Process(target=put_square, args=(7, results))
    child.start()
    say(f"got {results.get()}")
    child.join()

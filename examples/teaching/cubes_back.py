import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def cube(number, results):
    say(f"cube {number}")
    results.put((number, number**3))


if __name__ == "__main__":
    results = Queue()
    children = [
        Process(target=cube, args=(number, results))
        for number in (2, 4, 5, 7)
    ]
    for child in children:
        child.start()
    cubes = dict(results.get() for _ in children)
    for child in children:
        child.join()
    say(f"cubes is {dict(sorted(cubes.items()))}")

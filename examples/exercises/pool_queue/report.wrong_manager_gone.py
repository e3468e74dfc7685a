import os
from multiprocessing import Manager, Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(queue, number):
    say(f"put {number}")
    queue.put(number)
    return number**2


if __name__ == "__main__":
    with Manager() as manager, Pool(2) as pool:
        queue = manager.Queue()
        tasks = [(queue, number) for number in range(3)]
        result = pool.starmap_async(square, tasks)
        squares = result.get()
    for _ in tasks:
        say(f"got {queue.get()}")
    say(f"squares is {squares}")

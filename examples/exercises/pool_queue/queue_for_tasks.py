import os
from multiprocessing import Manager, Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue, number):
    say(f"put {number}")
    queue.put(number)


if __name__ == "__main__":
    with Manager() as manager, Pool(2) as pool:
        queue = manager.Queue()
        tasks = [(queue, number) for number in range(4)]
        pool.starmap(produce, tasks)
        for _ in tasks:
            say(f"got {queue.get()}")

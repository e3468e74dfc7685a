import os
from multiprocessing import Pool, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue, number):
    say(f"put {number}")
    queue.put(number)


if __name__ == "__main__":
    with Pool(2) as pool:
        queue = Queue()
        tasks = [(queue, number) for number in range(4)]
        pool.starmap(produce, tasks)
        for _ in tasks:
            say(f"got {queue.get()}")

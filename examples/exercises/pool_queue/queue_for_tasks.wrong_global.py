import os
from multiprocessing import Pool, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


queue = Queue()


def produce(number):
    say(f"put {number}")
    queue.put(number)


if __name__ == "__main__":
    with Pool(2) as pool:
        pool.map(produce, range(4))
        for _ in range(4):
            say(f"got {queue.get()}")

import os
from multiprocessing import Pool, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def take_over(given):
    global queue
    queue = given  # (1)!


def reader():
    for letter in iter(queue.get, None):
        say(f"got {letter}")


def writer():
    for letter in "itcast":
        say(f"put {letter}")
        queue.put(letter)
    queue.put(None)


if __name__ == "__main__":
    queue = Queue()
    with Pool(2, take_over, (queue,)) as pool:  # (2)!
        reading = pool.apply_async(reader)
        writing = pool.apply_async(writer)
        writing.get()
        reading.get()
        pool.close()
        pool.join()
    say("joined the pool")

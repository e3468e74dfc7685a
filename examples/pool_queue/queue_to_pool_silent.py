import os
from multiprocessing import Pool, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def writer(queue):
    say("put i")
    queue.put("i")


if __name__ == "__main__":
    queue = Queue()
    pool = Pool(2)
    pool.apply_async(writer, (queue,))  # (1)!
    pool.close()
    pool.join()
    say("joined the pool")

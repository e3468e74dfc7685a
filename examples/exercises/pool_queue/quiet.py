import os
from multiprocessing import Pool, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue):
    say("put a")
    queue.put("a")


if __name__ == "__main__":
    queue = Queue()
    with Pool(1) as pool:
        result = pool.apply_async(produce, (queue,))
        pool.close()
        pool.join()
    say("joined")
    say(f"result.successful() is {result.successful()}")

import os
from multiprocessing import JoinableQueue, Pool, SimpleQueue


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(queue):
    say("work")


if __name__ == "__main__":
    with Pool(1) as pool:
        for queue in (JoinableQueue(), SimpleQueue()):
            try:
                pool.apply(work, (queue,))
            except RuntimeError as error:
                say(f"RuntimeError: {error}")

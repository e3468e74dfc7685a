import os
from multiprocessing import Process, Queue
from multiprocessing.util import is_exiting
from queue import Empty
from time import sleep

LIMIT = 0.2


def say(text):
    print(f"[{os.getpid()}] {text}")


class Late:
    def __reduce__(self):
        while not is_exiting():  # (1)!
            sleep(0.01)
        raise TypeError("cannot pickle this")


def produce(queue):
    say("put late")
    queue.put(Late())
    say("put number")
    queue.put("number")


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=produce, args=(queue,))
    child.start()
    child.join()
    say(f"joined, child exited with {child.exitcode}")
    try:
        queue.get(timeout=LIMIT)
    except Empty:
        say(f"get(timeout={LIMIT}) raised Empty")

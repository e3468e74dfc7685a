import os
from multiprocessing import Queue, queues


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    queue = Queue()
    assert isinstance(queue, queues.Queue)
    say(f"type(queue) is {type(queue)}")

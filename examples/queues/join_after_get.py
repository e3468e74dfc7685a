import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue, size, name):
    say(f"put {name}")
    queue.put(size * "x")


if __name__ == "__main__":
    queue = Queue()
    for size, name in ((1, "small"), (1_000_000, "large")):
        child = Process(target=produce, args=(queue, size, name))
        child.start()
        assert len(queue.get()) == size
        say(f"got {name}")
        child.join()
        say("joined")

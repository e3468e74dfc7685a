import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(queue, text):
    queue.put(int(text))


if __name__ == "__main__":
    queue = Queue()
    for text in "9", "nine":
        child = Process(target=work, args=(queue, text))
        child.start()
        say(f"got {queue.get()}")
        child.join()

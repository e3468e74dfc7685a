import os
from multiprocessing import Process, Queue
from time import sleep

MAXSIZE = 1


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue):
    for number in range(3):
        queue.put(number)
        say(f"put {number}")  # (1)!


if __name__ == "__main__":
    queue = Queue(MAXSIZE)
    say(f"maxsize is {MAXSIZE}")
    child = Process(target=produce, args=(queue,))
    child.start()
    while not queue.full():
        sleep(0.01)
    child.join(0.5)
    say(f"child.is_alive() is {child.is_alive()}")  # (2)!
    for number in range(3):
        say(f"take {number}")
        say(f"got {queue.get()}")
    child.join()
    say("joined")

import os
from multiprocessing import Event, Process, Queue
from queue import Empty
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def consume(queue, looked, taken):
    while queue.empty():
        sleep(0.01)
    say("empty() is False")
    looked.set()
    taken.wait()  # (1)!
    try:
        say(f"got {queue.get_nowait()}")
    except Empty:
        say("get_nowait() raised Empty")


if __name__ == "__main__":
    queue, looked, taken = Queue(), Event(), Event()
    child = Process(target=consume, args=(queue, looked, taken))
    child.start()
    say("put 0")
    queue.put(0)
    looked.wait()
    say(f"got {queue.get()}")
    taken.set()
    child.join()
    say("joined")

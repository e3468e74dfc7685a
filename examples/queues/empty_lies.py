import os
from multiprocessing import Queue
from threading import Event

go_on = Event()


def say(text):
    print(f"[{os.getpid()}] {text}")


class Slow:
    def __reduce__(self):  # (1)!
        go_on.wait()
        return str, ("slow",)


if __name__ == "__main__":
    queue = Queue(1)
    say("put slow")
    queue.put(Slow())
    say(f"empty() is {queue.empty()}")
    say(f"full() is {queue.full()}")
    go_on.set()
    say(f"got {queue.get()}")  # (2)!

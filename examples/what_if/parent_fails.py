import os
from multiprocessing import Event, Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(queue, ready):
    say("start")
    ready.set()
    for item in iter(queue.get, None):  # (1)!
        say(f"got {item}")
    say("end")


if __name__ == "__main__":
    queue, ready = Queue(), Event()
    child = Process(target=work, args=(queue, ready))
    child.start()  # not joined on purpose
    ready.wait()
    queue.put(int("x"))
    queue.put(None)  # (2)!

# needs: Linux
import os
import signal
from multiprocessing import Barrier, Event, Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue, stop, ready):
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # (1)!
    ready.wait()
    while not stop.is_set():
        queue.put("item")
    queue.put(None)


def consume(queue, stop, ready):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ready.wait()
    list(iter(queue.get, None))
    say("end: last got")


if __name__ == "__main__":
    queue, stop, ready = Queue(maxsize=2), Event(), Barrier(3)
    args = (queue, stop, ready)
    both = [Process(target=f, args=args) for f in (produce, consume)]
    for child in both:
        child.start()
    try:
        ready.wait()
        os.killpg(os.getpgrp(), signal.SIGINT)  # (2)!
    except KeyboardInterrupt:
        say("KeyboardInterrupt")
    stop.set()
    for child in both:
        child.join()
    say("joined all")

import os
import sys
from multiprocessing import Event, Process, Queue

from watched import watch

N, M = 2, 3


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue, items):
    for item in items:
        queue.put(int(item))
    for _ in range(M):
        queue.put(None)  # (1)!


def consume(queue, bad):
    for _ in range(N):  # (2)!
        for item in iter(queue.get, None):
            try:
                say(f"{item}: {chr(item)}")
            except Exception as error:  # (3)!
                say(f"{item}: {error!r}")
                bad.set()


if __name__ == "__main__":
    queue, bad, children = Queue(maxsize=2), Event(), []
    for items in (sys.argv[1::2], sys.argv[2::2]):
        children.append(Process(target=produce, args=(queue, items)))
    for _ in range(M):
        children.append(Process(target=consume, args=(queue, bad)))
    for child in children:
        child.start()
    watch(children)  # (4)!
    sys.exit(any(child.exitcode for child in children) or bad.is_set())

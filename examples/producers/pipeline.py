import os
import sys
from multiprocessing import Event, Process, Queue
from multiprocessing.connection import wait

N, M = 2, 3


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue, items):
    for item in [*map(int, items), *[None] * M]:
        queue.put(item)  # (1)!


def consume(queue, bad):
    for _ in range(N):  # (2)!
        for item in iter(queue.get, None):
            try:
                say(f"{item}: {chr(item)}")
            except Exception as error:  # (3)!
                say(f"{item}: {error!r}")
                bad.set()


if __name__ == "__main__":
    queue, bad = Queue(maxsize=2), Event()
    jobs = [(produce, (queue, sys.argv[n + 1 :: N])) for n in range(N)]
    jobs += [(consume, (queue, bad))] * M
    children = [Process(target=job, args=args) for job, args in jobs]
    for child in children:
        child.start()
    while running := [child for child in children if child.is_alive()]:
        if any(child.exitcode for child in children):  # (4)!
            for child in running:
                child.terminate()
        wait([child.sentinel for child in running])
    sys.exit(any(child.exitcode for child in children) or bad.is_set())

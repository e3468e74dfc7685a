import os
import sys
from multiprocessing import Process, Queue
from multiprocessing.connection import wait


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue):
    for item in ("n/a", "1", "2", "3", "4", "5"):
        queue.put(item)
    queue.put(None)


def consume(queue):
    for item in iter(queue.get, None):
        int(item)


def watch(children):
    running = children
    while running:
        if any(child.exitcode for child in children):
            for child in running:
                child.terminate()  # (1)!
        wait([child.sentinel for child in running])  # (2)!
        running = [child for child in children if child.is_alive()]


if __name__ == "__main__":
    queue = Queue(maxsize=2)
    producer = Process(target=produce, args=(queue,))
    consumer = Process(target=consume, args=(queue,))
    producer.start()
    consumer.start()
    watch([producer, consumer])
    say(f"exit codes {producer.exitcode}, {consumer.exitcode}")
    sys.exit(1 if producer.exitcode or consumer.exitcode else 0)

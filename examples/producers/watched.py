import os
import sys
from multiprocessing import Process, Queue
from multiprocessing.connection import wait


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue):
    for item in ("n/a", "1", "2", "3", "4", "5"):
        queue.put(item)


def consume(queue):
    while True:
        int(queue.get())


def watch(children):
    running = set(children)
    while running:
        wait([child.sentinel for child in running])  # (1)!
        ended = {child for child in running if not child.is_alive()}
        running -= ended
        if any(child.exitcode for child in ended):
            for child in running:
                child.terminate()  # (2)!


if __name__ == "__main__":
    queue = Queue(maxsize=2)
    producer = Process(target=produce, args=(queue,))
    consumer = Process(target=consume, args=(queue,))
    producer.start()
    consumer.start()
    watch([producer, consumer])
    say(f"exit codes {producer.exitcode}, {consumer.exitcode}")
    sys.exit(consumer.exitcode)

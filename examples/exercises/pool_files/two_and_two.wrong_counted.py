import os
from multiprocessing import Process, Queue

COUNTS = {"a": 3, "b": 2}


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue, name):
    for number in range(COUNTS[name]):
        say(f"put {name}{number}")
        queue.put(f"{name}{number}")


def consume(queue, count):
    for _ in range(count):
        say(f"got {queue.get()}")


if __name__ == "__main__":
    queue = Queue()
    producers = [Process(target=produce, args=(queue, n)) for n in "ab"]
    consumers = [
        Process(target=consume, args=(queue, count))
        for count in COUNTS.values()
    ]
    for process in producers + consumers:
        process.start()
    for producer in producers:
        producer.join()
    for consumer in consumers:
        consumer.join()
    say("joined")

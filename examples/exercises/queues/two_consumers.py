import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def consume(queue):
    while True:
        item = queue.get()
        if item is None:
            break
        say(f"got {item}")


if __name__ == "__main__":
    queue = Queue()
    consumers = [
        Process(target=consume, args=(queue,)) for _ in range(2)
    ]
    for consumer in consumers:
        consumer.start()
    for number in range(5):
        say(f"put {number}")
        queue.put(number)
    for _ in consumers:
        queue.put(None)
    for consumer in consumers:
        consumer.join()
    say("joined")

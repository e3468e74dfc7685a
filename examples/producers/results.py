import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue, items):
    for item in items:
        queue.put(item)


def consume(queue, results):
    for item in iter(queue.get, None):
        try:
            results.put((item, chr(item), None))
        except Exception as error:  # (1)!
            results.put((item, None, f"{error!r}"))
    results.put(None)  # (2)!


if __name__ == "__main__":
    queue, results = Queue(maxsize=2), Queue()  # (3)!
    producers, consumers = [], []
    for items in ([65, -1, 67], [68, 69, 70]):
        producers.append(Process(target=produce, args=(queue, items)))
        consumers.append(Process(target=consume, args=(queue, results)))
    for child in producers + consumers:
        child.start()
    for child in producers:
        child.join()
    for _ in consumers:
        queue.put(None)
    for _ in consumers:
        for result in iter(results.get, None):
            say(f"got {result}")  # (4)!
    for child in consumers:
        child.join()
    say("joined all")

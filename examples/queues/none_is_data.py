import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def consume(queue):
    while True:
        kind, value = queue.get()  # (1)!
        if kind == "end":
            break
        say(f"got {value}")
    say("end")


if __name__ == "__main__":
    queue = Queue()
    consumer = Process(target=consume, args=(queue,))
    consumer.start()
    for value in (0, None, 1):
        say(f"put {value}")
        queue.put(("item", value))
    queue.put(("end", None))
    consumer.join()
    say("joined")

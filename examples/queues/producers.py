import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue, letter):
    for number in range(3):
        say(f"put {letter}{number}")
        queue.put(f"{letter}{number}")
    queue.put(None)  # (1)!


if __name__ == "__main__":
    queue = Queue()
    producers = [
        Process(target=produce, args=(queue, letter)) for letter in "ab"
    ]
    for producer in producers:
        producer.start()
    running = len(producers)
    while running:
        item = queue.get()
        if item is None:
            running -= 1  # (2)!
        else:
            say(f"got {item}")
    for producer in producers:
        producer.join()
    say("joined both")

import os
from multiprocessing import Process, Queue, active_children


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue):
    for number in range(10):
        queue.put(number)


if __name__ == "__main__":
    queue = Queue(maxsize=2)
    producer = Process(target=produce, args=(queue,))
    producer.start()
    try:
        say(f"got {queue.get()}")
        int("n/a")
    finally:
        producer.terminate()
        producer.join()  # (1)!
        say(f"joined, children: {active_children()}")

import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue):
    for item in ("n/a", "1", "2", "3", "4", "5"):
        queue.put(item)


def consume(queue):
    while True:
        int(queue.get())


if __name__ == "__main__":
    queue = Queue(maxsize=2)
    producer = Process(target=produce, args=(queue,))
    consumer = Process(target=consume, args=(queue,))
    producer.start()
    consumer.start()
    consumer.join()
    say(f"consumer: exit code {consumer.exitcode}")
    producer.join()  # (1)!
    say("joined all")

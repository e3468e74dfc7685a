import os
from multiprocessing import JoinableQueue, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def consume(queue):
    for item in iter(queue.get, None):
        say(f"got {item}")
        say(f"end {item}")
        queue.task_done()  # (1)!


if __name__ == "__main__":
    queue = JoinableQueue()
    child = Process(target=consume, args=(queue,))
    child.start()
    for number in range(3):
        say(f"put {number}")
        queue.put(number)
    queue.join()  # (2)!
    say("joined the queue")
    say(f"child.is_alive() is {child.is_alive()}")
    queue.put(None)
    child.join()

import os
from multiprocessing import Event, Process, Queue
from queue import Empty

LIMIT = 0.2


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue, done):
    say("put lambda")
    say("put number")
    queue.put(lambda: 0)  # (1)!
    queue.put("number")
    done.wait()  # (2)!


if __name__ == "__main__":
    queue, done = Queue(), Event()
    child = Process(target=produce, args=(queue, done))
    child.start()
    say(f"got {queue.get()}")
    try:
        queue.get(timeout=LIMIT)
    except Empty:
        say(f"get(timeout={LIMIT}) raised Empty")
    done.set()
    child.join()
    say(f"child exited with {child.exitcode}")

import os
import time
from multiprocessing import Process, Queue

SIZE, LIMIT = 1_000_000, 0.5


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(queue):
    say(f"put {SIZE} bytes")
    queue.put(bytes(SIZE))


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=work, args=(queue,))
    child.start()
    while queue.empty():
        time.sleep(0.01)
    child.terminate()
    child.join()
    say(f"joined, exitcode {child.exitcode}")
    say(f"get(timeout={LIMIT})")
    queue.get(timeout=LIMIT)
    say("got it")

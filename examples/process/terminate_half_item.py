import os
import time
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(queue):
    say("put 1000000 bytes")
    queue.put(bytes(1000000))


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=work, args=(queue,))
    child.start()
    while queue.empty():
        time.sleep(0.01)
    child.terminate()
    child.join()
    say(f"joined, exitcode {child.exitcode}")
    say("get(timeout=0.5)")
    queue.get(timeout=0.5)
    say("got it")

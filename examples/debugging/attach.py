# needs: Linux, Python 3.14
import os
import pdb
from multiprocessing import Process, Semaphore


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(begun, limit):
    total = 0
    begun.release()
    while total < limit:
        total += 1


if __name__ == "__main__":
    begun = Semaphore(0)
    child = Process(target=work, args=(begun, 10**15), daemon=True)  # (1)!
    child.start()
    begun.acquire()
    pdb.attach(child.pid, ["p limit, total < limit", "q"])  # (2)!
    say(f"alive: {child.is_alive()}")
    child.kill()
    child.join()

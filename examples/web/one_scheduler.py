# needs: Linux
import fcntl
import os
from multiprocessing import Barrier, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(served):
    lock = open(__file__)  # (1)!
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        say("scheduler started here")  # (2)!
    except BlockingIOError:
        say("scheduler runs elsewhere")
    served.wait()  # (3)!


if __name__ == "__main__":
    served = Barrier(2)
    workers = [Process(target=work, args=(served,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

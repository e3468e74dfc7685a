import os
from multiprocessing import Lock, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(lock):
    with lock:
        say("work with the lock")


if __name__ == "__main__":
    lock = Lock()
    child = Process(target=work, args=(lock,))
    child.start()
    child.join()
    say(f"joined, exitcode {child.exitcode}")

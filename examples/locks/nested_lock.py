import os
from multiprocessing import Lock, Process, Value


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(lock, total, number):
    with lock:  # (1)!
        total.value += number
        say(f"added {number}")


def add_both(lock, total):
    with lock:
        say("start with the lock")
        add(lock, total, 1)
        add(lock, total, 2)


if __name__ == "__main__":
    lock, total = Lock(), Value("i", 0, lock=False)
    child = Process(target=add_both, args=(lock, total))
    child.start()
    child.join()
    say(f"total is {total.value}")

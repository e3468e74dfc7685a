import os
import threading
from multiprocessing import Barrier, Process

lock = threading.Lock()


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(both_inside):
    with lock:
        say("start")
        both_inside.wait()  # (1)!
        say("end")


if __name__ == "__main__":
    both_inside = Barrier(2)
    children = [
        Process(target=work, args=(both_inside,)) for _ in range(2)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined")

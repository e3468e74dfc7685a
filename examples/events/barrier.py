import os
from multiprocessing import Barrier, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(barrier):
    say("start")
    index = barrier.wait()  # (1)!
    say(f"end, index {index}")


if __name__ == "__main__":
    barrier = Barrier(3)
    children = [
        Process(target=work, args=(barrier,)) for _ in range(3)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined")

import os
from multiprocessing import Barrier, Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(all_here, go):
    go.wait()
    say("start")
    say("end")


if __name__ == "__main__":
    all_here, go = Barrier(4), Event()
    children = [
        Process(target=work, args=(all_here, go)) for _ in range(3)
    ]
    for child in children:
        child.start()
    say("go")
    go.set()
    for child in children:
        child.join()
    say("joined")

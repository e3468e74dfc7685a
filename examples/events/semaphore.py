import os
from multiprocessing import Barrier, Process, Semaphore

PLACES = 2


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(places, pair):
    with places:  # (1)!
        say("start")
        pair.wait()  # (2)!
        say("end")


if __name__ == "__main__":
    say(f"places is {PLACES}")
    places, pair = Semaphore(PLACES), Barrier(PLACES)
    children = [
        Process(target=work, args=(places, pair)) for _ in range(4)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined")

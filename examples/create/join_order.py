import os
from multiprocessing import Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(go):
    go.wait()
    for number in range(3):
        say(f"work {number}")


if __name__ == "__main__":
    go = Event()
    child = Process(target=work, args=(go,))
    child.start()
    say("start() has returned")
    go.set()  # (1)!
    child.join()
    say("joined")

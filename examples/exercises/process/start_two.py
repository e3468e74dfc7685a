import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("work")


if __name__ == "__main__":
    for _ in range(2):
        child = Process(target=work)
        child.start()
        child.join()
        say("joined")

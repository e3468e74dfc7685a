import os
from multiprocessing import Process

made_in = os.getpid()


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"made in pid {made_in}")


if __name__ == "__main__":
    for _ in range(2):
        child = Process(target=work)
        child.start()
        child.join()
    say("joined both")
    say(f"made in pid {made_in}")
    assert made_in == os.getpid()

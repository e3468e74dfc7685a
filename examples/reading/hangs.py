import os
from multiprocessing import Event


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    never_set = Event()
    say("wait")
    never_set.wait()
    say("go on")

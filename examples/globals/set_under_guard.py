import os
from multiprocessing import Event, Process

mode = "as written"


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(changed):
    changed.wait()  # (1)!
    say(f"mode is {mode}")


if __name__ == "__main__":
    changed = Event()
    mode = "set before start"
    child = Process(target=work, args=(changed,))
    child.start()
    mode = "set after start"
    changed.set()
    child.join()
    say("joined")
    say(f"mode is {mode}")

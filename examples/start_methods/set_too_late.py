import os
from multiprocessing import Queue, set_start_method


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    queue = Queue()
    say("made a queue")
    set_start_method("spawn")

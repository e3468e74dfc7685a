import os
import time
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def run_proc():
    for _ in range(3):
        say("----2----")
        time.sleep(0.5)


if __name__ == "__main__":
    child = Process(target=run_proc)
    child.start()
    for _ in range(3):
        say("----1----")
        time.sleep(0.5)
    child.join()

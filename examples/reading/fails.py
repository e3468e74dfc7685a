import os
import sys
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("start work")
    int("many")
    say("end work")


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")
    sys.exit(child.exitcode)

import os
import sys
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"child prints in {sys.stdout.encoding}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="gbk")
    say(f"parent prints in {sys.stdout.encoding}")
    child = Process(target=work)
    child.start()
    child.join()

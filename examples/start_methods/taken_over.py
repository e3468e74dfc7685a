import logging
import os
import sys
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def tell():
    say(f"sys.argv is {sys.argv}")
    say(f"WHO is {os.environ.get('WHO')}")
    say(f"logging level is {logging.getLogger().level}")


if __name__ == "__main__":
    sys.argv.append("extra")
    os.environ["WHO"] = "parent"
    logging.basicConfig(level=logging.INFO)
    tell()
    child = Process(target=tell)
    child.start()
    child.join()

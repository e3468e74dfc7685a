import os
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    del __spec__  # (1)!
    get_context("spawn").Process(target=say, args=("work",)).start()

import os
from multiprocessing import set_start_method


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    set_start_method("Fork")

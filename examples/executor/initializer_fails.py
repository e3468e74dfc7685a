import os
import sys
from concurrent.futures import ProcessPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


def load_model():
    raise ValueError("no model")


if __name__ == "__main__":
    with ProcessPoolExecutor(1, initializer=load_model) as executor:
        error = executor.submit(abs, -1).exception()
        say(f"error is {error!r}")
    sys.exit(1 if error else 0)

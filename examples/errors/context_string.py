import os
from concurrent.futures import ProcessPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    with ProcessPoolExecutor(1, mp_context="spawn") as executor:
        executor.submit(say, "work")

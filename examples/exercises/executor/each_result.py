import os
from concurrent.futures import ProcessPoolExecutor

TEXTS = ("1", "x", "3", "4")


def say(text):
    print(f"[{os.getpid()}] {text}")


def read(text):
    say(f"start {text}")
    return int(text)


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        futures = [executor.submit(read, text) for text in TEXTS]
        for text, future in zip(TEXTS, futures):
            try:
                say(f"got {future.result()}")
            except ValueError:
                say(f"{text} failed")

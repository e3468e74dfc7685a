import os
from concurrent.futures import ProcessPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(text):
    return int(text)


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        results = executor.map(work, ("7", "x", "9"))
        for _ in range(3):
            try:
                say(f"got {next(results)}")
            except (ValueError, StopIteration) as error:
                say(f"{type(error).__name__}")

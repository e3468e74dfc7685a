import os
from concurrent.futures import ProcessPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(text):
    return int(text)


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        futures = [executor.submit(work, n) for n in ("7", "x", "9")]
    for number, future in enumerate(futures):
        error = future.exception()  # (1)!
        if error:
            say(f"{number}: {type(error).__name__}: {error}")
        else:
            say(f"{number}: got {future.result()}")

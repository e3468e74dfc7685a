import os
from concurrent.futures import ProcessPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


def divide(number):
    say(f"start {number}")
    result = 20 // number
    say(f"end {number}")
    return result


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        futures = [executor.submit(divide, n) for n in (5, 0, 4)]
    say("joined")
    for future in futures:
        error = future.exception()
        say(type(error).__name__ if error else f"got {future.result()}")

import os
from concurrent.futures import ProcessPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


def power(base, exponent):
    say(f"run {base}, {exponent}")
    return base**exponent


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        say("call 2, 10")
        future = executor.submit(power, 2, exponent=10)  # (1)!
        say(f"got {future.result()}")  # (2)!

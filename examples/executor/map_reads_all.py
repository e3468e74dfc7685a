import os
from concurrent.futures import ProcessPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


def numbers():
    for number in range(4):
        say(f"take {number}")
        yield number


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        results = executor.map(abs, numbers())
        say("map returned")
        for result in results:
            say(f"got {result}")

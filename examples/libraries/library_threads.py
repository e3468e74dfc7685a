import os
from concurrent.futures import ThreadPoolExecutor, TimeoutError
from multiprocessing import Process

library = ThreadPoolExecutor(1)  # (1)!


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return library.submit(pow, number, 2).result(timeout=2)


def work():
    try:
        say(f"got {square(3)}")
    except TimeoutError as error:
        say(f"{type(error).__name__}")


if __name__ == "__main__":
    say(f"got {square(2)}")
    child = Process(target=work)
    child.start()
    child.join()

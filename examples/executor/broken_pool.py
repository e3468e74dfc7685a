import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import Event


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    if number == 2:
        os.kill(os.getpid(), signal.SIGTERM)  # (1)!
    return number


if __name__ == "__main__":
    submitted = Event()
    with ProcessPoolExecutor(1, initializer=submitted.wait) as executor:
        futures = [executor.submit(work, number) for number in range(5)]
        submitted.set()  # (2)!
        for number, future in enumerate(futures):
            try:
                say(f"{number}: got {future.result()}")
            except BrokenProcessPool as error:
                say(f"{number}: {error}")
        try:
            executor.submit(work, 5)
        except BrokenProcessPool as error:
            say(f"submit: {error}")

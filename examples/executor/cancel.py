import os
from concurrent.futures import CancelledError, ProcessPoolExecutor
from multiprocessing import Event
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(started, gate):
    global is_started, may_end
    is_started, may_end = started, gate


def work(number):
    is_started.set()
    may_end.wait()
    return number


if __name__ == "__main__":
    started, gate = both = Event(), Event()
    with ProcessPoolExecutor(1, None, keep, both) as executor:
        futures = [executor.submit(work, n) for n in range(5)]
        started.wait()  # (1)!
        while not futures[1].running():  # (2)!
            sleep(0.01)
        for number in (0, 1, 4):
            say(f"{number}: cancel() is {futures[number].cancel()}")
        gate.set()
        for number in (0, 1, 4):
            try:
                say(f"{number}: got {futures[number].result()}")
            except CancelledError as error:
                say(f"{number}: {type(error).__name__}")

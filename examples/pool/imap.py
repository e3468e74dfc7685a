import os
from multiprocessing import Event, Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(event):
    global got_first
    got_first = event


def work(number):
    if number == 1:
        got_first.wait()
    return number


if __name__ == "__main__":
    event = Event()
    with Pool(2, keep, (event,)) as pool:
        numbers = pool.imap(work, range(3))
        say(f"got {next(numbers)}")
        event.set()
        say(f"got {next(numbers)}")
        say(f"got {next(numbers)}")

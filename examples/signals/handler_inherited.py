# needs: Linux
import os
import signal
from multiprocessing import Event, Pool

stopping = []


def say(text):
    print(f"[{os.getpid()}] {text}")


def note(signum, frame):
    stopping.append(signum)  # (1)!


def keep(event):
    global started
    started = event


def task():
    started.set()
    while True:
        signal.pause()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, note)
    event = Event()
    with Pool(1, keep, (event,)) as pool:
        pool.apply_async(task)
        event.wait()
        say("leave")
    say("left")

# needs: Linux
import os
import signal
import sys
import time
from multiprocessing import Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def leave(signum, frame):
    sys.exit(128 + signum)  # (1)!


def work(ready):
    signal.signal(signal.SIGTERM, leave)
    try:
        say("start")
        ready.set()
        while True:
            time.sleep(0.1)  # (2)!
    finally:
        say("finally, end")


if __name__ == "__main__":
    ready = Event()
    child = Process(target=work, args=(ready,))
    child.start()
    ready.wait()
    child.terminate()
    child.join()
    say(f"joined, exitcode {child.exitcode}")

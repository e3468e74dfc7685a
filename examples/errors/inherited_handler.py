# needs: Linux
import os
import signal
import sys
import time
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


def stop(number, frame):
    try:
        child.terminate()
    except AttributeError as error:
        say(f"AttributeError: {error}")
    sys.exit(1)


def work(ready):
    ready.set()
    while True:
        time.sleep(0.1)


if __name__ == "__main__":
    context = get_context("fork")
    signal.signal(signal.SIGTERM, stop)
    ready = context.Event()
    child = context.Process(target=work, args=(ready,))
    child.start()
    ready.wait()
    child.terminate()
    child.join()
    say(f"child exited with {child.exitcode}")

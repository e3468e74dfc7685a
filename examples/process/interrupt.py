# needs: Linux, Python 3.14
import os
import time
from multiprocessing import Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(ready):
    try:
        say("start")
        ready.set()
        while True:
            time.sleep(0.1)
    except KeyboardInterrupt:
        say("KeyboardInterrupt")
    finally:
        say("finally, end")


if __name__ == "__main__":
    ready = Event()
    child = Process(target=work, args=(ready,))
    child.start()
    ready.wait()
    child.interrupt()
    child.join()
    say(f"joined, exitcode {child.exitcode}")

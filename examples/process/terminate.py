import os
import signal
import time
from multiprocessing import Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(ready):
    say("start")
    ready.set()
    time.sleep(600)
    say("end")


if __name__ == "__main__":
    ready = Event()
    child = Process(target=work, args=(ready,))
    child.start()
    ready.wait()
    child.terminate()
    child.join()
    say(f"joined, exitcode {child.exitcode}")
    assert child.exitcode == -signal.SIGTERM

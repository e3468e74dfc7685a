import os
import sys
import time
from multiprocessing import Event, Process
from subprocess import check_output

LINES = 3


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(how, ready):
    for i in range(LINES):
        say(f"round {i}")
    if how == "flushed":
        sys.stdout.flush()
    ready.set()
    if how != "not terminated":
        time.sleep(600)


def start(how):
    ready = Event()
    child = Process(target=work, args=(how, ready))
    child.start()
    ready.wait()
    if how != "not terminated":
        child.terminate()
    child.join()


if __name__ == "__main__":
    if len(sys.argv) == 2:
        start(sys.argv[1])
    else:
        for how in ("not terminated", "not flushed", "flushed"):
            heard = check_output([sys.executable, __file__, how])  # (1)!
            say(f"{how}: {len(heard.splitlines())} of {LINES} lines")

# needs: Linux
import os
import signal
import time
from multiprocessing import Process, SimpleQueue
from pathlib import Path


def say(text):
    print(f"[{os.getpid()}] {text}")


def state(pid, wanted):
    for _ in range(3000):
        stat = Path(f"/proc/{pid}/stat").read_text()
        if stat.split()[2] == wanted:
            break
        time.sleep(0.01)
    return stat.split()[2]


def compute(here):
    here.put("computes")
    while True:
        pass


if __name__ == "__main__":
    here = SimpleQueue()
    child = Process(target=compute, args=(here,))
    child.start()
    say(f"child {here.get()}: {state(child.pid, 'R')}")
    os.kill(child.pid, signal.SIGSTOP)
    say(f"child after SIGSTOP: {state(child.pid, 'T')}")
    child.join(0.1)
    say(f"is_alive() is {child.is_alive()}")
    os.kill(child.pid, signal.SIGCONT)
    say(f"child after SIGCONT: {state(child.pid, 'R')}")
    child.terminate()
    child.join()

# needs: Linux
import os
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
    here.put(os.getpid())
    while True:
        pass


if __name__ == "__main__":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # (1)!
    say(f"cores: {len(os.sched_getaffinity(0))}")
    here = SimpleQueue()
    children = [Process(target=compute, args=(here,)) for _ in range(3)]
    for child in children:
        child.start()
    for pid in [here.get() for _ in children]:
        assert os.sched_getaffinity(pid) == os.sched_getaffinity(0)
        say(f"child pid {pid}: {state(pid, 'R')}")  # (2)!
    say(f"parent: {state(os.getpid(), 'R')}")
    for child in children:
        child.terminate()
        child.join()

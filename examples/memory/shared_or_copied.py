# needs: Linux
import os
from array import array
from multiprocessing import Process
from pathlib import Path


def say(text):
    print(f"[{os.getpid()}] {text}")


def own_memory():  # (1)!
    usage = Path("/proc/self/smaps_rollup").read_text()
    lines = [line.split() for line in usage.splitlines()]
    kinds = ("Private_Clean:", "Private_Dirty:")
    return sum(int(line[1]) for line in lines if line[0] in kinds)


def read(numbers):
    name = type(numbers).__name__
    shared = "shared" if own_memory() < 20_000 else "copied"
    say(f"{name} before reading: {shared}")
    sum(numbers)
    shared = "shared" if own_memory() < 20_000 else "copied"
    say(f"{name} after reading: {shared}")


if __name__ == "__main__":
    floats = [float(n) for n in range(1_250_000)]  # (2)!
    doubles = array("d", range(5_000_000))
    for numbers in (floats, doubles):
        child = Process(target=read, args=(numbers,))
        child.start()
        child.join()

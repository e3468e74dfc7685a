# needs: Linux, numpy
import os
import re
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time

import numpy as np


def say(text):
    print(f"[{os.getpid()}] {text}")


def multiply(times):  # (1)!
    numbers = np.ones((400, 400))
    began = process_time()
    for _ in range(times):
        numbers @ numbers
    status = Path("/proc/self/status").read_text()
    threads = int(re.findall(r"Threads:\s+(\d+)", status)[0])
    return threads, process_time() - began


def look(name, threads):
    with get_context("spawn").Pool(2) as pool:  # (2)!
        began = perf_counter()
        found = pool.map(multiply, [20, 20], 1)
        passed = perf_counter() - began
    work = sum(seconds for _, seconds in found)
    right = [counted == threads for counted, _ in found]
    say(f"{name}: {right}, {work:.2f} s of CPU in {passed:.2f} s")


if __name__ == "__main__":
    os.environ.pop("OMP_NUM_THREADS", None)
    look("a thread a core", len(os.sched_getaffinity(0)))
    os.environ["OMP_NUM_THREADS"] = "1"  # (3)!
    look("one thread", 1)

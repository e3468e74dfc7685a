# needs: Linux
import os
from multiprocessing import Pool, active_children


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # (1)!
    allowed = len(os.sched_getaffinity(0))
    say(f"allowed: {allowed}")
    say(f"cpu_count() agrees: {os.cpu_count() == allowed}")
    with Pool():
        workers = len(active_children())
    say(f"Pool() agrees: {workers == allowed}")
    with Pool(allowed):
        workers = len(active_children())
    say(f"Pool(allowed) agrees: {workers == allowed}")

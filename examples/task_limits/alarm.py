# needs: Linux
import os
import signal
from multiprocessing import Pool
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def too_late(signum, frame):
    raise TimeoutError


def task(seconds, limit):
    signal.signal(signal.SIGALRM, too_late)
    signal.setitimer(signal.ITIMER_REAL, limit)  # (1)!
    try:
        sleep(seconds)
        return "done", os.getpid()
    except TimeoutError:
        return "too late", os.getpid()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)  # (2)!


if __name__ == "__main__":
    tasks = [(0, 30), (1000, 0.5), (0, 30)]
    with Pool(1) as pool:
        for (seconds, limit), (result, pid) in zip(
            tasks, pool.starmap(task, tasks)
        ):
            say(f"{seconds} s, limit {limit} s: {result} in pid {pid}")

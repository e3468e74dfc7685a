# needs: Linux
import os
import signal
from multiprocessing import Pool
from time import sleep


class TooLate(BaseException):  # (1)!
    pass


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    try:
        sleep(1000)
    except Exception:
        return "went on"


def task(limit, kind):
    def ring(signum, frame):
        raise kind(f"more than {limit} s")

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, limit)  # (2)!
    try:
        return f"{kind.__name__}: {work()} in pid {os.getpid()}"
    except kind as error:
        return f"{kind.__name__}: {error} in pid {os.getpid()}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)  # (3)!


if __name__ == "__main__":
    with Pool(1) as pool:
        for kind in (TimeoutError, TooLate):
            say(pool.apply(task, (0.5, kind)))

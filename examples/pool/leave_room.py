# needs: Linux
import os
import signal
from multiprocessing import Pool
from resource import RLIM_INFINITY, RLIMIT_CPU, setrlimit
from time import process_time


def say(text):
    print(f"[{os.getpid()}] {text}")


def too_much(signum, frame):
    raise TimeoutError("CPU time is used up")


def prepare(cores):
    signal.signal(signal.SIGXCPU, too_much)
    os.sched_setaffinity(0, cores)  # (1)!
    os.nice(10)  # (2)!


def work(endless):
    end = int(process_time() + 1.5)
    setrlimit(RLIMIT_CPU, (end, RLIM_INFINITY))  # (3)!
    while endless:
        pass
    return len(os.sched_getaffinity(0)), os.nice(0)


if __name__ == "__main__":
    before, cores = os.nice(0), sorted(os.sched_getaffinity(0))
    with Pool(2, prepare, (cores[:1],)) as pool:
        results = [pool.apply_async(work, (n == 1,)) for n in range(3)]
        for result in results:
            try:
                count, nice = result.get()
                say(f"cores {count}, nicer {nice > before}")
            except TimeoutError as error:
                say(f"TimeoutError: {error}")

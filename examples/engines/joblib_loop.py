# needs: Linux, joblib
import os

from joblib import Parallel, delayed


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return os.getpid(), number * number


if __name__ == "__main__":
    # not joined on purpose
    parallel = Parallel(n_jobs=2)  # (1)!
    results = parallel(delayed(square)(n) for n in range(5))  # (2)!
    say(f"squares: {[result for _, result in results]}")
    pids = {pid for pid, _ in results}
    say(f"computed by the parent: {os.getpid() in pids}")

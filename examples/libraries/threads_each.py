import os
from multiprocessing import Pool

LIMITS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def say(text):
    print(f"[{os.getpid()}] {text}")


def threads(number):  # (1)!
    return int(os.environ.get("OMP_NUM_THREADS", os.cpu_count()))


if __name__ == "__main__":
    for name in LIMITS:
        os.environ[name] = "1"
    with Pool(2) as pool:
        counts = pool.map(threads, range(2))
    say(f"counts is {counts}")

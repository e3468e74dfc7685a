import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(num):
    say(f"work {num}")
    return num * num


def squares(nums, workers):
    if workers == 0:  # (1)!
        return [work(num) for num in nums]
    with Pool(workers) as pool:
        return pool.map(work, nums)


if __name__ == "__main__":
    for workers in 0, 1:
        say(f"{workers} workers")
        say(f"result is {squares([1, 2], workers)}")

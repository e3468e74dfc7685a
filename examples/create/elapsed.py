import os
import time
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    begun = time.perf_counter()
    time.sleep(1)
    took = time.perf_counter() - begun
    say(f"task {number} took {took:.2f} s")


if __name__ == "__main__":
    begun = time.perf_counter()
    children = [Process(target=work, args=(n,)) for n in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    took = time.perf_counter() - begun
    say(f"joined all after {took:.2f} s")

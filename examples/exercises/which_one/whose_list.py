import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

done = []


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    done.append(number)
    say(f"run {number}, done is {done}")


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        executor.submit(work, 11).result()
        executor.submit(work, 22).result()
    say(f"processes: done is {done}")
    with ThreadPoolExecutor(1) as executor:
        executor.submit(work, 33).result()
        executor.submit(work, 44).result()
    say(f"threads: done is {done}")

import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(task):
    if task == "poison":
        os._exit(3)  # (1)!
    return os.getpid()


if __name__ == "__main__":
    with Pool(1) as pool:
        before = pool.apply(work, ("fine",))
        lost = pool.apply_async(work, ("poison",))
        after = pool.apply(work, ("fine",))
        say(f"another worker: {after != before}")
        say(f"result of the poison: {lost.ready()}")  # (2)!

    with ProcessPoolExecutor(1) as executor:
        error = executor.submit(work, "poison").exception()
        say(f"{type(error).__name__}")
        try:
            executor.submit(work, "fine")
        except BrokenProcessPool as error:
            say(f"{type(error).__name__}")

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children, get_context
from multiprocessing.connection import wait


class TooLate(BaseException):
    pass


def say(text):
    print(f"[{os.getpid()}] {text}")


def task():
    raise TooLate("more than 0.5 s")


if __name__ == "__main__":
    context = get_context("spawn")
    with ProcessPoolExecutor(1, context) as executor:
        error = executor.submit(task).exception()
        say(f"executor: {type(error).__name__}: {error}")
    with context.Pool(1) as pool:
        worker = active_children()[0]
        result = pool.apply_async(task)
        wait([worker.sentinel])  # (1)!
        result.get(timeout=1)

import os
from multiprocessing import Event, Pool, TimeoutError


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(event):
    global may_end
    may_end = event


def work():
    may_end.wait()
    return "answer"


if __name__ == "__main__":
    gave_up = Event()
    with Pool(1, keep, (gave_up,)) as pool:
        result = pool.apply_async(work)
        try:
            result.get(timeout=0.1)
        except TimeoutError as error:
            say(f"error {error!r}")
        say(f"ready is {result.ready()}")
        gave_up.set()
        say(f"got {result.get()}")

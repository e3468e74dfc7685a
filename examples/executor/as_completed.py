import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import Event


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(event):
    global fast_is_here
    fast_is_here = event


def work(name):
    if name == "slow":
        fast_is_here.wait()  # (1)!
    return len(name)


if __name__ == "__main__":
    event = Event()
    with ProcessPoolExecutor(2, None, keep, (event,)) as executor:
        names = {executor.submit(work, n): n for n in ("slow", "fast")}  # (2)!
        for future in as_completed(names):
            say(f"{names[future]}: got {future.result()}")
            event.set()

import os
from multiprocessing import Event, Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(event):
    global got_fast
    got_fast = event


def work(name):
    if name == "slow":
        got_fast.wait()
    return name


if __name__ == "__main__":
    event, given = Event(), ["slow", "fast"]
    with Pool(2, keep, (event,)) as pool:
        names = pool.imap_unordered(work, given)
        for done, name in enumerate(names, start=1):
            say(f"got {name}, {done} of {len(given)}")
            event.set()

import os
from multiprocessing import Event, Pool, TimeoutError


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(event):
    global may_end
    may_end = event


def task(name):
    say(f"start {name}")
    if name == "stuck":
        may_end.wait()
    return "done"


def ask(name, result, seconds):
    try:
        say(f"{name}: {result.get(seconds)}")
    except TimeoutError:
        say(f"{name}: late")


if __name__ == "__main__":
    event = Event()
    with Pool(1, keep, (event,)) as pool:
        stuck = pool.apply_async(task, ("stuck",))
        quick = pool.apply_async(task, ("quick",))
        ask("stuck", stuck, 0.1)
        ask("quick", quick, 0.1)
        event.set()
        ask("stuck", stuck, 10)
        ask("quick", quick, 10)

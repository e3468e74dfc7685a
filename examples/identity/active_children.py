import os
from multiprocessing import Event, Process, active_children


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(released):
    say("start")
    released.wait()
    say("end")


def names():
    return sorted(child.name for child in active_children())


if __name__ == "__main__":
    released = Event()
    for name in ("loader", "saver"):
        Process(target=work, args=(released,), name=name).start()
    say(f"active: {names()}")
    assert names() == ["loader", "saver"]
    released.set()
    for child in active_children():
        child.join()
    say(f"joined, active: {names()}")
    assert names() == []

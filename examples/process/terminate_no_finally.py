import os
from multiprocessing import Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(ready, go):
    try:
        say("start")
        ready.set()
        go.wait()
    finally:
        say("finally, end")


if __name__ == "__main__":
    for how in ("asked", "terminated"):
        ready, go = Event(), Event()
        child = Process(target=work, args=(ready, go))
        child.start()
        ready.wait()
        if how == "asked":
            go.set()
        else:
            child.terminate()
        child.join()
        say(f"{how}: exitcode {child.exitcode}")

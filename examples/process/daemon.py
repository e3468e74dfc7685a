import os
from multiprocessing import Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(kind, ready, go):
    say(f"{kind} start")
    ready.set()
    go.wait()
    say(f"{kind} end")


if __name__ == "__main__":
    # not joined on purpose
    go, never = Event(), Event()
    for kind, until in ("plain", go), ("daemon", never):
        ready = Event()
        child = Process(target=work, args=(kind, ready, until))
        child.daemon = kind == "daemon"
        child.start()
        ready.wait()
    say("last line of the program")
    go.set()

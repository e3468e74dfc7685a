import os
from multiprocessing import Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def look(child):
    alive, code = child.is_alive(), child.exitcode
    say(f"pid {child.pid}, is_alive() {alive}, exitcode {code}")


def work(go):
    go.wait()
    say("work")


if __name__ == "__main__":
    go = Event()
    child = Process(target=work, args=(go,))
    look(child)
    child.start()
    look(child)
    go.set()
    child.join()
    say("joined")
    look(child)

import os
from multiprocessing import Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(go):
    say("start")
    go.wait()
    say("end")


def look(child, when):
    alive, code = child.is_alive(), child.exitcode
    say(f"{when}: is_alive {alive}, exitcode {code}")


if __name__ == "__main__":
    go = Event()
    child = Process(target=work, args=(go,))
    look(child, "made")
    child.start()
    look(child, "started")
    go.set()
    child.join()
    look(child, "joined")
    assert child.exitcode == 0

import os
from multiprocessing import Condition, Event, Process
from threading import Thread

LIMIT = 1


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(changed, inside):
    with changed:
        inside.set()
        changed.wait()


def notify(changed):
    with changed:
        changed.notify_all()


if __name__ == "__main__":
    changed, inside = Condition(), Event()
    child = Process(target=work, args=(changed, inside))
    child.start()
    inside.wait()
    with changed:  # (1)!
        say("child waits")
    child.kill()
    child.join()
    say(f"joined, exitcode {child.exitcode}")
    caller = Thread(target=notify, args=(changed,), daemon=True)
    caller.start()
    caller.join(LIMIT)
    say(f"notify_all() returned: {not caller.is_alive()}")

# needs: Linux
import os
from multiprocessing import get_context
from threading import Event, Lock, Thread

lock = Lock()


def say(text):
    print(f"[{os.getpid()}] {text}")


def hold(held, forked):
    with lock:
        held.set()
        forked.wait()
    say("released")


def work():
    say("start")
    with lock:
        say("end")


if __name__ == "__main__":
    held, forked = Event(), Event()
    holder = Thread(target=hold, args=(held, forked))
    holder.start()
    held.wait()
    child = get_context("fork").Process(target=work)
    child.start()
    forked.set()
    holder.join()
    with lock:
        say("lock is free")
    child.join()
    say("joined")

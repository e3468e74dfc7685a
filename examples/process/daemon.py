import os
from multiprocessing import Barrier, Event, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(kind, started, go):
    say(f"{kind} start")
    started.wait()
    go.wait()
    say(f"{kind} end")


if __name__ == "__main__":
    started, go, never = Barrier(3), Event(), Event()
    Process(target=work, args=("plain", started, go)).start()
    daemon = Process(target=work, args=("daemon", started, never))
    daemon.daemon = True
    daemon.start()
    started.wait()
    say("last line of the program")
    go.set()

import os
from multiprocessing import Event, Process
from multiprocessing.connection import wait


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(name, go):
    go.wait()
    say(f"{name} end")


if __name__ == "__main__":
    slow_go, fast_go = Event(), Event()
    slow = Process(target=work, args=("slow", slow_go))
    fast = Process(target=work, args=("fast", fast_go))
    slow.start()
    fast.start()
    fast_go.set()
    ended = wait([slow.sentinel, fast.sentinel])
    say(f"only fast has ended: {ended == [fast.sentinel]}")
    slow_go.set()
    slow.join()
    fast.join()
    say("joined both")

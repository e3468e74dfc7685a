import os
from multiprocessing import Event, Process

LIMIT = 0.1


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(go):
    say("start")
    go.wait()
    say("end")


if __name__ == "__main__":
    go = Event()
    child = Process(target=work, args=(go,))
    child.start()
    answer = child.join(LIMIT)
    say(f"join({LIMIT}) returned {answer}, is_alive {child.is_alive()}")
    go.set()
    answer = child.join()
    say(f"joined: returned {answer}, is_alive {child.is_alive()}")

import os
from multiprocessing import Event, Process, Value


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(go, total):
    go.wait()  # (1)!
    total.value = 42
    say("work done")


if __name__ == "__main__":
    go, total = Event(), Value("i")
    child = Process(target=work, args=(go, total))
    child.start()
    say(f"total is {total.value}")  # (2)!
    go.set()
    child.join()
    say(f"after join() it is {total.value}")

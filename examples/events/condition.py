import os
from multiprocessing import Condition, Process, Value


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(changed, total):
    with changed:
        total.value += 1
        say("added 1")
        changed.notify_all()  # (1)!


def wait_for_all(changed, total):
    with changed:
        changed.wait_for(lambda: total.value == 3)  # (2)!
        say(f"total is {total.value}")


if __name__ == "__main__":
    changed, total = Condition(), Value("i", 0, lock=False)
    children = [
        Process(target=target, args=(changed, total))
        for target in (wait_for_all, work, work, work)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined")

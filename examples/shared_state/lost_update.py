import os
from multiprocessing import Barrier, Process, Value


def say(text):
    print(f"[{os.getpid()}] {text}")


def add_one(total, both_have_read):
    seen = total.value
    say(f"read {seen}")
    both_have_read.wait()  # (1)!
    total.value = seen + 1
    say(f"wrote {seen + 1}")


if __name__ == "__main__":
    total, both_have_read = Value("i", 0), Barrier(2)
    children = [
        Process(target=add_one, args=(total, both_have_read))
        for _ in range(2)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined both")
    say(f"total is {total.value}")

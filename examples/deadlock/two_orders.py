import os
from multiprocessing import Barrier, Lock, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(name, mine, other, both):
    with mine:
        say(f"start with lock {name}")
        both.wait()  # (1)!
        with other:
            say("end with both locks")


if __name__ == "__main__":
    a, b, both = Lock(), Lock(), Barrier(2)
    children = [
        Process(target=work, args=("a", a, b, both)),
        Process(target=work, args=("b", b, a, both)),
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined")

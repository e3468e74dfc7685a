import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(name):
    say(f"start {name}")
    say(f"end {name}")


if __name__ == "__main__":
    for name in ("a", "b"):
        child = Process(target=work, args=(name,))
        child.start()
        child.join()
        say(f"joined {name}")

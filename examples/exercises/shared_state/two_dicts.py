import os
from multiprocessing import Manager, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def write(plain, shared):
    plain["a"] = shared["a"] = 1
    say(f"plain is {plain}")
    say(f"shared is {dict(shared)}")


if __name__ == "__main__":
    with Manager() as manager:
        plain, shared = {}, manager.dict()
        child = Process(target=write, args=(plain, shared))
        child.start()
        child.join()
        say("joined")
        say(f"plain is {plain}")
        say(f"shared is {dict(shared)}")

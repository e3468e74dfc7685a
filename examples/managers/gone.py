import os
from multiprocessing import Manager


def say(text):
    print(f"[{os.getpid()}] {text}")


def make_table():
    with Manager() as manager:
        return manager.dict(nums=[11])  # (1)!


if __name__ == "__main__":
    table = make_table()
    say("made")
    say(f"nums is {table['nums']}")

import os
from multiprocessing import Array, Pool, Value
from multiprocessing.sharedctypes import RawValue


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(shared):
    say("work")


if __name__ == "__main__":
    values = Value("i", 0), Array("i", 3), RawValue("i", 0)
    with Pool(1) as pool:
        for shared in values:
            try:
                pool.apply(work, (shared,))
            except RuntimeError as error:
                say(f"RuntimeError: {error}")

import os
from multiprocessing import (
    Process,
    get_start_method,
    set_start_method,
)


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"get_start_method() is {get_start_method()}")


if __name__ == "__main__":
    for _ in range(2):
        try:
            set_start_method("spawn")
        except RuntimeError:
            break
        child = Process(target=work)
        child.start()
        child.join()
        say("joined")

import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def run_proc(name, age, **kwargs):
    for i in range(3):
        say(f"round {i}: name {name}, age {age}, kwargs {kwargs}")


if __name__ == "__main__":
    child = Process(
        target=run_proc,
        args=("test", 18),  # (1)!
        kwargs={"m": 20},  # (2)!
    )
    child.start()
    child.join()
    say("joined")

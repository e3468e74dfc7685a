import os
from multiprocessing import Process, current_process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"name is {current_process().name}")


if __name__ == "__main__":
    say(f"name is {current_process().name}")
    children = [
        Process(target=work),
        Process(target=work, name="loader"),
        Process(target=work),
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    names = [child.name for child in children]
    say(f"joined {names}")
    assert names == ["Process-1", "loader", "Process-3"]

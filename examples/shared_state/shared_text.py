import os
from multiprocessing import Array, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def answer(status):
    status.value = b"done"  # (1)!
    say(f"status is {status.value}")


if __name__ == "__main__":
    status = Array("c", 8)  # (2)!
    say(f"status is {status.value}")
    child = Process(target=answer, args=(status,))
    child.start()
    child.join()
    say(f"status is {status.value}")
    say(f"as a string, {status.value.decode()}")  # (3)!
    try:
        status.value = b"not found"
    except ValueError as error:
        say(f"ValueError: {error}")
    assert status.value == b"done"

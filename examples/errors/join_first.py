import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    child = Process(target=say, args=("work",))
    try:
        child.terminate()
    except AttributeError as error:
        say(f"AttributeError: {error}")
    child.join()

import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    child = Process(target=input)
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")

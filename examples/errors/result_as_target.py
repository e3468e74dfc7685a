import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    say("square")
    return number * number


if __name__ == "__main__":
    child = Process(target=square(3))
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")

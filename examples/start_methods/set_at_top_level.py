import os
from multiprocessing import Process, set_start_method

set_start_method("spawn")


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("work")


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")

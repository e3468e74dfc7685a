# needs: Linux
import os
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("end")


if __name__ == "__main__":
    child = get_context("forkserver").Process(target=work)
    child.start()
    child.join()
    say(f"joined, exitcode is {child.exitcode}")
    say("wait")
    os.wait()  # (1)!
    say("waited")

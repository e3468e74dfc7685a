import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("start a child of the child")
    Process(target=say, args=("work",)).start()


if __name__ == "__main__":
    child = Process(target=work, daemon=True)
    child.start()
    child.join()
    say(f"joined, exitcode {child.exitcode}")

import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    child = Process(target=lambda: say("work"))
    child.start()
    child.join()
    say(f"joined, exitcode {child.exitcode}")

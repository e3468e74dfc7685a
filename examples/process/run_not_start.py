import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("work")


if __name__ == "__main__":
    child = Process(target=work)
    child.run()
    say(f"child.pid is {child.pid}")
    say(f"is_alive {child.is_alive()}, exitcode {child.exitcode}")

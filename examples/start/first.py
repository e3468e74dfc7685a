import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("start work")
    say("end work")


if __name__ == "__main__":
    say("start a child")
    child = Process(target=work)
    child.start()
    child.join()
    say(f"joined pid {child.pid}")

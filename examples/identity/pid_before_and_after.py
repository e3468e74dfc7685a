import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"os.getpid() is pid {os.getpid()}")


if __name__ == "__main__":
    child = Process(target=work)
    say(f"before start: {child.pid}")
    assert child.pid is None
    child.start()
    say(f"started pid {child.pid}")
    child.join()
    say(f"joined pid {child.pid}")
    assert child.pid == child.ident != os.getpid()

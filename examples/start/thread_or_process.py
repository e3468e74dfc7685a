import os
from multiprocessing import Process
from threading import Thread

nums = [11]


def say(text):
    print(f"[{os.getpid()}] {text}")


def append():
    nums.append(22)
    say(f"nums is {nums}")


if __name__ == "__main__":
    for kind in (Process, Thread):
        worker = kind(target=append)
        worker.start()
        worker.join()
        say(f"joined {kind.__name__}, nums is {nums}")
    assert nums == [11, 22]

import os
from ctypes import c_int, pointer
from multiprocessing import Process


class Model:
    def __init__(self, factor):
        self.handle = pointer(c_int(factor))  # (1)!

    def predict(self, number):
        return number * self.handle.contents.value


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(model):
    say(f"got {model.predict(4)}")


if __name__ == "__main__":
    child = Process(target=work, args=(Model(10),))
    child.start()
    child.join()

import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


class Squarer(Process):
    def __init__(self, number):
        self.number = number

    def run(self):
        say(f"result {self.number * self.number}")


if __name__ == "__main__":
    child = Squarer(3)
    child.start()

import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


class Worker(Process):
    def __init__(self, number):
        super().__init__()  # (1)!
        self.number = number

    def run(self):
        say(f"run {self.number}")


if __name__ == "__main__":
    workers = [Worker(number) for number in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    say("joined all")

import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    say(f"work {number}")


say(f"top level, __name__ is {__name__}")

if __name__ == "__main__":
    say("inside the guard")
    for number in range(2):
        child = Process(target=work, args=(number,))
        child.start()
        child.join()

import os
from multiprocessing import Process

count = 0


def say(text):
    print(f"[{os.getpid()}] {text}")


def add():
    global count
    say(f"count is {count}")
    count += 1
    say(f"count is {count}")


if __name__ == "__main__":
    for _ in range(2):
        child = Process(target=add)
        child.start()
        child.join()
    say(f"count is {count}")

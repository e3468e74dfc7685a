import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    child = Process(target=say, args=("work",))
    child.start()
    child.join()
    child.daemon = True

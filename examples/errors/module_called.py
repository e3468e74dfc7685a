import multiprocessing
import os


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    child = multiprocessing.process(target=say, args=("work",))
    child.start()

import os
from multiprocessing import Process
from pathlib import Path


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    Path("price.txt").read_text(encoding="gbk")


if __name__ == "__main__":
    Path("price.txt").write_text("5 \u20ac", encoding="utf-8")
    child = Process(target=work)
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")
    Path("price.txt").unlink()

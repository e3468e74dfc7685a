import os
from multiprocessing import Process
from pathlib import Path


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    text = Path("price.txt").read_text(encoding="utf-8")
    say(f"price has {len(text)} characters")


if __name__ == "__main__":
    Path("price.txt").write_text("5 \u20ac", encoding="utf-8")
    child = Process(target=work)
    child.start()
    child.join()
    assert child.exitcode == 0
    Path("price.txt").unlink()

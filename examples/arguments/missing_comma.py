import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(word):
    say(f"word is {word}")


if __name__ == "__main__":
    for args in (("abc",), ("a"), ("abc")):
        child = Process(target=work, args=args)
        child.start()
        child.join()
        say(f"args={args!r}: exitcode {child.exitcode}")

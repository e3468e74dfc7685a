# needs: Linux
import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    os.write(number, b"hello")
    say("hello is written")


if __name__ == "__main__":
    reader, writer = os.pipe()
    number = os.dup2(writer, 99)
    child = Process(target=work, args=(number,))
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")

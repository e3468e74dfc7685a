import os
from multiprocessing import Process

source = open(__file__, "rb", buffering=0)


def say(text):
    print(f"[{os.getpid()}] {text}")


def read_on():
    start = source.tell()
    line = source.readline()
    say(f"read {len(line)} bytes from byte {start}")


if __name__ == "__main__":
    for _ in range(2):
        child = Process(target=read_on)
        child.start()
        child.join()
    read_on()
    source.close()

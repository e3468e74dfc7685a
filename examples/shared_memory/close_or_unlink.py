# needs: Linux
import os
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


def attach(name):
    block = SharedMemory(name)
    say(f"num is {block.buf[0]}")
    return block


if __name__ == "__main__":
    block = SharedMemory(create=True, size=1)
    block.buf[0] = 11
    block.close()  # (1)!
    again = attach(block.name)
    again.unlink()  # (2)!
    say(f"num is {again.buf[0]}")
    again.close()
    attach(block.name)

import os
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    memory = SharedMemory(create=True, size=8)
    memory.buf[0] = 11
    say(f"memory.buf[0] is {memory.buf[0]}")
    memory.close()

# needs: Linux
import os
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    block = SharedMemory(create=True, size=10)
    say(f"size is {block.size}")
    block.close()

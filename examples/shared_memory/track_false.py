# needs: Linux, Python 3.13
import os
import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


def another_program(name):
    block = SharedMemory(name, track=False)  # (1)!
    say(f"num is {block.buf[0]}")
    block.close()


if __name__ == "__main__":
    if sys.argv[1:]:
        another_program(sys.argv[1])
    else:
        block = SharedMemory(create=True, size=1)
        block.buf[0] = 11
        line = [sys.executable, sys.argv[0], block.name]
        subprocess.run(line, check=True, stderr=subprocess.PIPE)
        say(f"num is {block.buf[0]}")
        block.close()
        block.unlink()

import os
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    block = SharedMemory(create=True, size=4)
    view = block.buf[:2]  # (1)!
    view[0] = 11
    say(f"num is {block.buf[0]}")
    try:
        block.close()
    finally:
        view.release()  # (2)!
        block.close()
        block.unlink()

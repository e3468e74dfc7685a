import os
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


def child(name):
    block = SharedMemory(name)  # (1)!
    say(f"nums is {list(block.buf[:2])}")
    block.buf[0] = 22
    say(f"nums is {list(block.buf[:2])}")
    block.close()


if __name__ == "__main__":
    block = SharedMemory(create=True, size=2)  # (2)!
    block.buf[:2] = bytes([11, 11])
    process = Process(target=child, args=(block.name,))
    process.start()
    process.join()
    say(f"nums is {list(block.buf[:2])}")
    assert block.buf[0] == 22
    block.close()
    block.unlink()  # (3)!

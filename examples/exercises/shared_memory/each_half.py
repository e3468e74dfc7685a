import os
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


def double(name, first):
    block = SharedMemory(name)
    part = block.buf[first : first + 2]
    for place in range(2):
        part[place] *= 2
    say(f"part is {list(part)}")
    part.release()
    block.close()


if __name__ == "__main__":
    block = SharedMemory(create=True, size=4)
    block.buf[:4] = bytes([1, 2, 3, 4])
    for first in (0, 2):
        child = Process(target=double, args=(block.name, first))
        child.start()
        child.join()
    say(f"nums is {list(block.buf[:4])}")
    block.close()
    block.unlink()

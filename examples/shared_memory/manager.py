import os
from multiprocessing import Process
from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


def child(block, number):  # (1)!
    block.buf[number] = 11 * number
    say(f"nums is {list(block.buf[:3])}")
    block.close()


if __name__ == "__main__":
    with SharedMemoryManager() as manager:  # (2)!
        block = manager.SharedMemory(size=3)
        for number in (1, 2):
            process = Process(target=child, args=(block, number))
            process.start()
            process.join()
        say(f"nums is {list(block.buf[:3])}")
        block.close()
    SharedMemory(block.name)  # (3)!

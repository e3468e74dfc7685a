import os
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(name):
    memory = SharedMemory(name)
    memory.buf[:3] = bytes([11, 22, 33])
    memory.close()


if __name__ == "__main__":
    memory = SharedMemory(create=True, size=8)
    child = Process(target=work, args=(memory.name,))
    child.start()
    child.join()
    say(f"nums is {list(memory.buf[:3])}")
    memory.close()
    memory.unlink()

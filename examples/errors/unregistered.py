import os
from multiprocessing import Process
from multiprocessing.resource_tracker import unregister
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(name):
    memory = SharedMemory(name)
    memory.buf[0] = 11
    memory.close()
    unregister(f"/{name}", "shared_memory")


if __name__ == "__main__":
    memory = SharedMemory(create=True, size=8)
    child = Process(target=work, args=(memory.name,))
    child.start()
    child.join()
    say(f"memory.buf[0] is {memory.buf[0]}")
    memory.close()
    memory.unlink()

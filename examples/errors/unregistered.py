import os
from multiprocessing import Process, resource_tracker
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(name):
    memory = SharedMemory(name)
    resource_tracker.unregister(memory._name, "shared_memory")
    say(f"memory.buf[0] is {memory.buf[0]}")
    memory.close()


if __name__ == "__main__":
    memory = SharedMemory(create=True, size=8)
    memory.buf[0] = 11
    child = Process(target=work, args=(memory.name,))
    child.start()
    child.join()
    memory.close()
    memory.unlink()

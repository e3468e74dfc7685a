import os
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


def change(name):
    block = SharedMemory(name)
    nums = list(block.buf[:2])
    nums[0] = 11
    block.buf[1] = 22
    say(f"nums is {nums}")
    block.close()


if __name__ == "__main__":
    block = SharedMemory(create=True, size=2)
    block.buf[:2] = bytes([1, 2])
    view = block.buf[:2]
    copy = list(block.buf[:2])
    child = Process(target=change, args=(block.name,))
    child.start()
    child.join()
    say(f"view is {list(view)}")
    say(f"copy is {copy}")
    view.release()
    block.close()
    block.unlink()

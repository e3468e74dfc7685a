import os
from multiprocessing import Process
from multiprocessing.shared_memory import ShareableList


def say(text):
    print(f"[{os.getpid()}] {text}")


def child(name):
    items = ShareableList(name=name)  # (1)!
    say(f"items is {list(items)}")
    items[0] += 1
    items[1] = "done"
    say(f"items is {list(items)}")
    items.shm.close()


if __name__ == "__main__":
    items = ShareableList([0, "waiting"])
    assert not hasattr(items, "append")
    process = Process(target=child, args=(items.shm.name,))  # (2)!
    process.start()
    process.join()
    say(f"items is {list(items)}")
    items.shm.close()
    items.shm.unlink()

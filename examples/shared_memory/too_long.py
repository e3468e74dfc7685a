import os
from multiprocessing.shared_memory import ShareableList


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    items = ShareableList(["new"])  # (1)!
    try:
        for text in ("waiting", "finished", "cancelled"):
            items[0] = text
            say(f"items is {list(items)}")
    finally:
        items.shm.close()
        items.shm.unlink()

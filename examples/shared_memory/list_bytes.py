import os
from multiprocessing.shared_memory import ShareableList


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    text = "\u4e2d\u6587\u5b57"  # (1)!
    say(f"{len(text)} letters, {len(text.encode())} bytes")
    roomy, narrow = ShareableList([" " * 15]), ShareableList([text])
    roomy[0] = text
    say(f"roomy has it: {roomy[0] == text}")
    try:
        say(f"narrow has it: {narrow[0] == text}")
    finally:
        for items in (roomy, narrow):
            items.shm.close()
            items.shm.unlink()

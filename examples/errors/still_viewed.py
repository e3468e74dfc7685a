import os
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    memory = SharedMemory(create=True, size=8)
    part = memory.buf[:3]
    try:
        memory.close()
    except BufferError as error:
        say(f"BufferError: {error}")
    part.release()
    memory.close()
    say("closed")
    memory.unlink()

# needs: Linux
import os
from multiprocessing import Pipe, Process
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(end):
    os.dup2(end.fileno(), 2)  # (1)!
    memory = SharedMemory(create=True, size=1)
    memory.buf[0] = 11
    say(f"num is {memory.buf[0]}")
    memory.close()
    end.send(memory.name)


if __name__ == "__main__":
    ours, theirs = Pipe(duplex=False)
    child = Process(target=work, args=(theirs,))
    child.start()
    name = ours.recv()
    child.join()
    theirs.close()
    open(ours.fileno(), closefd=False).read()  # (2)!
    memory = SharedMemory(name)
    say(f"num is {memory.buf[0]}")
    memory.close()
    memory.unlink()

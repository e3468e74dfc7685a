# needs: Linux
import os
from multiprocessing import Event, Process
from multiprocessing.shared_memory import SharedMemory


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(shared, attached, cut):
    attached.set()
    cut.wait()
    say("start")
    shared.buf[0] = 1
    say("end")


if __name__ == "__main__":
    attached, cut = Event(), Event()
    shared = SharedMemory(create=True, size=4096)
    child = Process(target=work, args=(shared, attached, cut))
    child.start()
    attached.wait()
    os.truncate(f"/dev/shm/{shared.name}", 0)  # (1)!
    cut.set()
    child.join()
    say(f"exit code {child.exitcode}")
    shared.close()
    shared.unlink()

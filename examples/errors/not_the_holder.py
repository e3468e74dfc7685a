import os
from multiprocessing import Process, RLock


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(lock):
    lock.release()


if __name__ == "__main__":
    lock = RLock()
    with lock:
        child = Process(target=work, args=(lock,))
        child.start()
        child.join()
    say(f"child exited with {child.exitcode}")

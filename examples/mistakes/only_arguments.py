import os
from multiprocessing import Process
from threading import Lock


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(count):
    say(f"the parent holds {count} things")


if __name__ == "__main__":
    held = [Lock(), (n for n in range(3)), lambda: None]  # (1)!
    child = Process(target=work, args=(len(held),))
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")

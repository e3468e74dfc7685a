import os
import signal
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("start")
    os.kill(os.getpid(), signal.SIGTERM)
    say("end")


if __name__ == "__main__":
    with Pool(1) as pool:
        result = pool.apply_async(work)
        say(f"got {result.get()}")

import faulthandler
import os
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def prepare(path):
    faulthandler.dump_traceback_later(1, file=path.open("w"))  # (1)!


def task():
    Event().wait()


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        log = Path(folder, "log.txt")
        with Pool(1, prepare, (log,)) as pool:
            pool.apply_async(task)
            while not log.exists() or "<module>" not in log.read_text():
                sleep(0.01)  # (2)!
        lines = log.read_text().splitlines()
        ours = [line for line in lines if "hanging_task" in line]
        say(ours[0].strip())

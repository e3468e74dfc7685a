import faulthandler
import os
from multiprocessing import Process, Queue
from pathlib import Path
from tempfile import TemporaryDirectory


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(queue, path):
    with open(path, "w") as log:
        faulthandler.dump_traceback_later(1, exit=True, file=log)  # (1)!
        say("start")
        queue.get()
        say("end")


if __name__ == "__main__":
    queue = Queue()
    with TemporaryDirectory() as folder:
        log = Path(folder, "log.txt")
        child = Process(target=work, args=(queue, log))
        child.start()
        child.join()
        say(f"exit code {child.exitcode}")
        lines = log.read_text().splitlines()
        ours = [line for line in lines if "hanging_child" in line]
        say(ours[0].strip())  # (2)!

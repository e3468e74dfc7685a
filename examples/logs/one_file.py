# needs: Linux
import logging
import os
from multiprocessing import Barrier, Process
from pathlib import Path
from tempfile import TemporaryDirectory


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(path, everybody):
    logger = logging.getLogger()
    logger.addHandler(logging.FileHandler(path))  # (1)!
    everybody.wait()
    for number in range(100):
        logger.warning(f"pid {os.getpid()} line {number}")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        path = Path(folder, "app.log")
        everybody = Barrier(4)
        args = (path, everybody)
        writers = [Process(target=work, args=args) for _ in range(4)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        lines = path.read_text().splitlines()
        wanted = {
            f"pid {writer.pid} line {number}"
            for writer in writers
            for number in range(100)
        }
        say(f"{len(lines)} lines, {len(wanted & set(lines))} whole")

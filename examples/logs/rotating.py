# needs: Linux
import logging
import os
from logging.handlers import RotatingFileHandler
from multiprocessing import Barrier, Process
from pathlib import Path
from tempfile import TemporaryDirectory


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(path, meet):
    def rotate(source, dest):
        meet.wait()
        meet.wait()
        os.rename(source, dest)  # (1)!

    handler = RotatingFileHandler(path, maxBytes=15, backupCount=9)
    handler.rotator = rotate  # (2)!
    logging.getLogger().handlers = [handler]
    logging.warning("old b")
    logging.warning("newest b")  # (3)!


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        path, meet = Path(folder, "app.log"), Barrier(2)
        handler = RotatingFileHandler(path, maxBytes=15, backupCount=9)
        logging.getLogger().handlers = [handler]
        logging.warning("old a")
        child = Process(target=work, args=(path, meet))
        child.start()
        meet.wait()
        logging.warning("newest a")  # (4)!
        meet.wait()
        child.join()
        for file in sorted(Path(folder).iterdir()):
            say(f"{file.name}: {file.read_text().splitlines()}")

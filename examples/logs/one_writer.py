import logging
import os
from logging.handlers import (
    QueueHandler,
    QueueListener,
    RotatingFileHandler,
)
from multiprocessing import Pool, Queue
from pathlib import Path
from tempfile import TemporaryDirectory


def say(text):
    print(f"[{os.getpid()}] {text}")


def set_up(queue):
    logging.getLogger().handlers = [QueueHandler(queue)]


def work(number):
    logging.warning(f"line {number:04}")


if __name__ == "__main__":
    queue = Queue()
    with TemporaryDirectory() as folder:
        path = Path(folder, "app.log")
        pool = Pool(2, set_up, (queue,))
        handler = RotatingFileHandler(path, maxBytes=100, backupCount=4)
        listener = QueueListener(queue, handler)
        listener.start()
        pool.map(work, range(40))
        pool.close()
        pool.join()  # (1)!
        listener.stop()
        handler.close()
        text = "".join(p.read_text() for p in Path(folder).iterdir())
    lines = text.splitlines()
    say(f"{len(lines)} lines, {len(set(lines))} different")

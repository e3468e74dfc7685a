import logging
import os
from logging.handlers import QueueHandler, QueueListener
from multiprocessing import Pool, Queue
from pathlib import Path
from tempfile import TemporaryDirectory


def say(text):
    print(f"[{os.getpid()}] {text}")


def set_up(queue):
    logging.getLogger().handlers = [QueueHandler(queue)]


def work(text):
    try:
        return int(text)
    except ValueError:
        logging.exception(f"{text} failed")  # (1)!


if __name__ == "__main__":
    queue = Queue()
    with TemporaryDirectory() as folder:
        path = Path(folder, "app.log")
        pool = Pool(2, set_up, (queue,))
        handler = logging.FileHandler(path)
        listener = QueueListener(queue, handler)
        listener.start()
        say(f"results: {pool.map(work, ['2', 'x', '1'])}")
        pool.close()
        pool.join()
        listener.stop()
        handler.close()
        lines = path.read_text().splitlines()
        say(f"first: {lines[0]}")
        say(f"last: {lines[-1]}")

import logging
import os
from logging.handlers import QueueHandler, QueueListener
from multiprocessing import Process, Queue

FORM = "[%(process)d] %(levelname)s %(message)s"


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(queue, name):
    logger = logging.getLogger()
    logger.handlers = [QueueHandler(queue)]  # (1)!
    logger.setLevel("INFO")
    for number in range(3):
        logging.info(f"{name} {number}")


if __name__ == "__main__":
    queue = Queue()
    children = [Process(target=work, args=(queue, n)) for n in "ab"]
    for child in children:
        child.start()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(FORM))
    listener = QueueListener(queue, handler)
    listener.start()  # (2)!
    for child in children:
        child.join()
    listener.stop()  # (3)!
    say("joined both")

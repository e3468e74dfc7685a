import logging
import os
from multiprocessing import Process

FORM = "[%(process)d] %(levelname)s %(message)s"


def set_up():
    logging.basicConfig(level=logging.INFO, format=FORM)


def work(name):
    print(f"[{os.getpid()}] INFO work {name}")


if __name__ == "__main__":
    set_up()
    logging.info("start")
    for name in "ab":
        child = Process(target=work, args=(name,))
        child.start()
        child.join()
    logging.info("joined")

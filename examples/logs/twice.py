import logging
from multiprocessing import Process

FORM = "[%(process)d] %(levelname)s %(message)s"


def set_up():
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(FORM))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel("INFO")


def work():
    set_up()
    logging.info("work")


if __name__ == "__main__":
    set_up()
    logging.info("start")
    child = Process(target=work)
    child.start()
    child.join()
    logging.info("joined")

import logging
from multiprocessing import Process


def work():
    logging.info("work")
    logging.warning("disk nearly full")


if __name__ == "__main__":
    logging.basicConfig(
        format="[%(process)d] %(levelname)s %(message)s", level="INFO"
    )
    logging.info("start")
    child = Process(target=work)
    child.start()
    child.join()
    logging.info("joined")

import logging
from multiprocessing import Pool

if __name__ == "__main__":
    logger = logging.Logger("worker")
    with Pool(1) as pool:
        pool.apply(type, (logger,))

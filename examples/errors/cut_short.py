import os
from multiprocessing import Lock

if __name__ == "__main__":
    lock = Lock()
    os._exit(1)

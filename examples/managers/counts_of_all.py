import os
from multiprocessing import Pool, managers
from threading import Lock

counts, lock = {"done": 0}, Lock()
Board = managers.SyncManager


def say(text):
    print(f"[{os.getpid()}] {text}")


def get_counts():
    return counts


def get_lock():
    return lock


Board.register("counts", get_counts, managers.DictProxy)  # (1)!
Board.register("lock", get_lock, managers.AcquirerProxy)


def guest(address):
    board = Board(address, b"secret")
    board.connect()
    counts, lock = board.counts(), board.lock()
    for _ in range(50):
        with lock:  # (2)!
            counts["done"] += 1


if __name__ == "__main__":
    with Board(("127.0.0.1", 0), b"secret") as board:
        pool = Pool(2)
        pool.map(guest, [board.address] * 2, chunksize=1)  # (3)!
        pool.close()
        pool.join()
        say(f"counts is {board.counts()}")

import os
import sqlite3
from contextlib import closing
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(database, numbers):
    add_up = "SELECT ? + ?"
    say(f"got {database.execute(add_up, numbers).fetchone()}")


if __name__ == "__main__":
    with closing(sqlite3.connect(":memory:")) as database:
        child = Process(target=add, args=(database, (3, 4)))
        child.start()
        child.join()

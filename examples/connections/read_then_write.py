import os
import sqlite3
from contextlib import closing
from multiprocessing import Barrier, Process
from tempfile import TemporaryDirectory

CREATE = "CREATE TABLE numbers AS SELECT 0 AS number"
UPDATE = "UPDATE numbers SET number = number + 1"


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(path, begin, read):
    database = sqlite3.connect(path, timeout=60, isolation_level=None)
    with closing(database):
        database.execute(begin)  # (1)!
        database.execute("SELECT * FROM numbers").fetchall()
        read.wait()  # (2)!
        try:
            database.execute(UPDATE)
            database.execute("COMMIT")
            say(f"{begin}: added")
        except sqlite3.OperationalError as error:
            say(f"{begin}: {error}")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        path = os.path.join(folder, "numbers.db")
        with closing(sqlite3.connect(path)) as database:
            database.execute(CREATE)
        for begin in ("BEGIN", "BEGIN IMMEDIATE"):
            args = (path, begin, Barrier(2 if begin == "BEGIN" else 1))
            children = [Process(target=add, args=args) for _ in "ab"]
            for child in children:
                child.start()
            for child in children:
                child.join()

import os
import sqlite3
from contextlib import closing
from multiprocessing import Event, Process
from tempfile import TemporaryDirectory

INSERT = "INSERT INTO numbers VALUES (7)"


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(path, timeout, locked):
    locked.wait()
    with closing(sqlite3.connect(path, timeout=timeout)) as database:
        try:
            with database:  # (1)!
                database.execute(INSERT)
            say(f"timeout is {timeout}: added")
        except sqlite3.OperationalError as error:
            say(f"timeout is {timeout}: {error}")


if __name__ == "__main__":
    locked = Event()
    with TemporaryDirectory() as folder:
        path = os.path.join(folder, "numbers.db")
        impatient = Process(target=add, args=(path, 0.1, locked))
        patient = Process(target=add, args=(path, 60, locked))
        impatient.start()
        patient.start()
        with closing(sqlite3.connect(path)) as database:
            database.execute("CREATE TABLE numbers (number)")
            database.execute(INSERT)  # (2)!
            locked.set()
            impatient.join()
            database.commit()  # (3)!
            patient.join()

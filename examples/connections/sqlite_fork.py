# needs: Linux
import os
import sqlite3
from contextlib import closing
from multiprocessing import get_context
from tempfile import TemporaryDirectory

INSERT = "INSERT INTO numbers VALUES (7)"


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(path, committed):
    committed.wait()
    with closing(sqlite3.connect(path, timeout=1)) as database:
        try:
            database.execute(INSERT)
        except sqlite3.OperationalError as error:
            say(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    context = get_context("fork")
    committed = context.Event()
    with TemporaryDirectory() as folder:
        path = os.path.join(folder, "numbers.db")
        with closing(sqlite3.connect(path)) as database:
            database.execute("CREATE TABLE numbers (number)")
            database.execute(INSERT)
            args = (path, committed)
            child = context.Process(target=add, args=args)
            child.start()
            database.commit()
        say("committed and closed")
        committed.set()
        child.join()

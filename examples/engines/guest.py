# needs: Linux
import os
import sys
from multiprocessing import AuthenticationError
from multiprocessing.managers import BaseManager
from queue import Empty


def say(text):
    print(f"[{os.getpid()}] {text}")


class Board(BaseManager): pass


Board.register("tasks")  # (1)!
Board.register("results")

if __name__ == "__main__":
    address = sys.argv[1], int(sys.argv[2])
    board = Board(address, sys.argv[3].encode())
    try:
        board.connect()
    except (AuthenticationError, ConnectionError) as error:
        sys.exit(f"{type(error).__name__}: {error}")
    done = 0
    try:
        tasks, results = board.tasks(), board.results()
        while True:
            number = tasks.get(timeout=1)
            results.put(number * number)
            done += 1
    except (Empty, EOFError, ConnectionError):  # (2)!
        say(f"did {done} tasks")

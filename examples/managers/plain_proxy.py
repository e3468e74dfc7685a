import os
from multiprocessing.managers import BaseManager, DictProxy, RemoteError

counts = {"done": 3}


def say(text):
    print(f"[{os.getpid()}] {text}")


class Board(BaseManager):
    pass


def get_counts():
    return counts


Board.register("plain", get_counts)
Board.register("counts", get_counts, DictProxy)


def attempt(code, **names):
    try:
        say(f"{code} gives {eval(code, names)}")
    except (AttributeError, TypeError) as error:
        say(f"{code}: {type(error).__name__}: {error}")
    except RemoteError as error:  # (1)!
        say(f"{code}: RemoteError: {str(error).splitlines()[-2]}")


if __name__ == "__main__":
    with Board() as board:
        plain, counts = board.plain(), board.counts()
        attempt("plain.get('done')", plain=plain)
        attempt("plain['done']", plain=plain)
        attempt("counts['done']", counts=counts)
        attempt("list(counts.keys())", counts=counts)
        attempt("list(counts)", counts=counts)
        attempt("board.lock()", board=board)

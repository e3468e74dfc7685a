# needs: Linux
from multiprocessing import Process
from multiprocessing.managers import BaseManager
from queue import Queue

from work import CHUNKS, primes, report, set_trap

tasks, results = Queue(), Queue()


def get_tasks():
    return tasks


def get_results():
    return results


class Board(BaseManager):
    pass


Board.register("tasks", get_tasks)
Board.register("results", get_results)


def worker(address):
    board = Board(address, b"secret")
    board.connect()
    for chunk in iter(board.tasks().get, None):  # (1)!
        board.results().put(primes(chunk))


if __name__ == "__main__":
    set_trap()
    with Board(("127.0.0.1", 0), b"secret") as board:  # (2)!
        for task in [*CHUNKS, None, None]:
            board.tasks().put(task)
        workers = [Process(target=worker, args=(board.address,)) for _ in range(2)]
        for process in workers:
            process.start()
        for process in workers:
            process.join()
        done = board.results()
        report([done.get() for _ in range(done.qsize())])

# needs: Linux
from multiprocessing import Process
from multiprocessing.managers import BaseManager
from queue import Queue

from work import CHUNKS, primes, report, set_trap

queues = {"tasks": Queue(), "results": Queue()}


class Board(BaseManager): pass


def queue(name):
    return queues[name]


Board.register("queue", queue)


def worker(address):
    board = Board(address, b"secret")
    board.connect()
    for chunk in iter(board.queue("tasks").get, None):  # (1)!
        board.queue("results").put(primes(chunk))


if __name__ == "__main__":
    set_trap()
    with Board(("127.0.0.1", 0), b"secret") as board:  # (2)!
        one = Process(target=worker, args=(board.address,))
        two = Process(target=worker, args=(board.address,))
        for task in [*CHUNKS, None, None]:
            board.queue("tasks").put(task)
        one.start()
        two.start()
        one.join()
        two.join()
        done = board.queue("results")
        report([done.get() for _ in range(done.qsize())])

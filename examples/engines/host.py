# needs: Linux
import os
import sys
from multiprocessing.managers import BaseManager
from queue import Queue
from threading import Thread


def say(text):
    print(f"[{os.getpid()}] {text}")


class Board(BaseManager):
    pass


tasks, results = Queue(), Queue()
Board.register("tasks", lambda: tasks)  # (1)!
Board.register("results", lambda: results)

if __name__ == "__main__":
    address, count = (sys.argv[1], int(sys.argv[2])), int(sys.argv[3])
    server = Board(address, b"secret").get_server()
    Thread(target=server.serve_forever, daemon=True).start()  # (2)!
    say("serving")
    for number in range(count):
        tasks.put(number)
    squares = [results.get() for _ in range(count)]
    say(f"squares: {sorted(squares)}")

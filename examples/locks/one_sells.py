import os
from multiprocessing import Lock, Process
from pathlib import Path
from tempfile import TemporaryDirectory


def say(text):
    print(f"[{os.getpid()}] {text}")


def sell(tickets, lock):
    with lock:  # (1)!
        left = int(tickets.read_text())
        say(f"start, read {left}")
        if left > 0:
            tickets.write_text(f"{left - 1}")
        say("end, sold a ticket" if left > 0 else "end, sold out")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        tickets, lock = Path(folder, "tickets.txt"), Lock()
        tickets.write_text("1")
        sellers = [
            Process(target=sell, args=(tickets, lock))  # (2)!
            for _ in range(2)
        ]
        for seller in sellers:
            seller.start()
        for seller in sellers:
            seller.join()
        say(f"joined, left {tickets.read_text()}")

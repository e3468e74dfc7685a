import os
from multiprocessing import Barrier, Process
from pathlib import Path
from tempfile import TemporaryDirectory


def say(text):
    print(f"[{os.getpid()}] {text}")


def sell(tickets, both_read):
    left = int(tickets.read_text())
    say(f"read {left}")
    both_read.wait()  # (1)!
    if left > 0:
        tickets.write_text(f"{left - 1}")
        say(f"wrote {left - 1}, sold a ticket")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        tickets, both_read = Path(folder, "tickets.txt"), Barrier(2)
        tickets.write_text("1")
        sellers = [
            Process(target=sell, args=(tickets, both_read))
            for _ in range(2)
        ]
        for seller in sellers:
            seller.start()
        for seller in sellers:
            seller.join()
        say(f"joined, left {tickets.read_text()}")

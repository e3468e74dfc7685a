# needs: Linux
from contextlib import suppress
from multiprocessing import Process
from pathlib import Path
from tempfile import TemporaryDirectory

from work import CHUNKS, primes, report, say, set_trap


def take(board):
    for task in board.glob("*.todo"):
        with suppress(FileNotFoundError):  # (1)!
            return task.rename(task.with_suffix(".taken"))


def worker(board):
    for task in iter(lambda: take(board), None):
        task.write_text(f"{primes(CHUNKS[int(task.stem)])}")
        task.rename(task.with_suffix(".done"))  # (2)!


def run(board):
    for number in range(len(CHUNKS)):
        task = board / f"{number}.todo"
        if not task.with_suffix(".done").exists():
            task.touch()  # (3)!
    say(f"tasks to do {len(list(board.glob('*.todo')))}")
    one, two = [Process(target=worker, args=(board,)) for _ in "12"]
    one.start()
    two.start()
    one.join()
    two.join()
    return [int(done.read_text()) for done in board.glob("*.done")]


if __name__ == "__main__":
    set_trap()
    with TemporaryDirectory() as folder:
        say(f"done {len(run(Path(folder)))}")
        report(run(Path(folder)))

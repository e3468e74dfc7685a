import os
from multiprocessing import Barrier, Process
from pathlib import Path
from tempfile import TemporaryDirectory


def say(text):
    print(f"[{os.getpid()}] {text}")


def write(path, mode, name, all_open):
    with open(path, mode, encoding="utf-8") as file:
        all_open.wait()  # (1)!
        file.write(f"{name}\n")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        path = Path(folder, "names.txt")
        for mode in ("w", "a"):
            all_open = Barrier(2)
            children = [
                Process(target=write, args=(path, mode, name, all_open))
                for name in ("anna", "bert")
            ]
            path.write_text("", encoding="utf-8")
            for child in children:
                child.start()
            for child in children:
                child.join()
            lines = path.read_text(encoding="utf-8").split()
            say(f"{mode}: {len(lines)} lines")

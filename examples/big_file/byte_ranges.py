import os
from multiprocessing import Pool
from pathlib import Path


def say(text):
    print(f"[{os.getpid()}] {text}")


def cut(path, step):
    start, size = 0, path.stat().st_size
    with path.open("rb") as file:
        while start < size:
            file.seek(start + step - 1)
            file.readline()  # (1)!
            yield start, min(file.tell(), size)
            start = file.tell()


def lines(path, start, end):
    with path.open("rb") as file:
        file.seek(start)
        while start < end and (line := file.readline()):
            start += len(line)
            yield line.decode("utf-8")  # (2)!


def add_up(path, start, end):
    return sum(int(line.split()[1]) for line in lines(path, start, end))


if __name__ == "__main__":
    path = Path("big.txt")
    text = "".join(f"\u901f\u5ea6 {n}\n" for n in range(1000))
    path.write_text(text, encoding="utf-8")
    tasks = [(path, start, end) for start, end in cut(path, 3000)]  # (3)!
    with Pool(2) as pool:
        totals = pool.starmap(add_up, tasks)
    say(f"{totals} make {sum(totals)}")
    path.unlink()

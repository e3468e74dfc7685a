import os
from multiprocessing import Pool
from pathlib import Path
from shutil import rmtree


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number, number * number


def run(folder, stop_after):
    names = {path.name for path in folder.glob("*.txt")}
    todo = [n for n in range(6) if f"{n}.txt" not in names]  # (1)!
    say(f"{len(todo)} of 6 to do")
    with Pool(2) as pool:
        done = pool.imap_unordered(square, todo)
        for count, (number, result) in enumerate(done, start=1):
            part = folder / f"{number}.part"
            part.write_text(f"{result}", encoding="utf-8")
            part.replace(folder / f"{number}.txt")  # (2)!
            if count == stop_after:
                return  # (3)!


if __name__ == "__main__":
    folder = Path("results")
    folder.mkdir(exist_ok=True)
    run(folder, stop_after=4)
    run(folder, stop_after=None)
    files = folder.glob("*.txt")
    results = [int(path.read_text(encoding="utf-8")) for path in files]
    say(f"{len(results)} results, total {sum(results)}")
    assert sorted(results) == [0, 1, 4, 9, 16, 25]
    rmtree(folder)  # (4)!

import os
import sys
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory


def say(text):
    print(f"[{os.getpid()}] {text}")


def make_files(folder):
    for name, number in enumerate([*range(99), "n/a"]):
        (folder / f"{name:02}.txt").write_text(f"{number}")


def task(path):
    try:
        return path.name, int(path.read_text()), None  # (1)!
    except Exception as error:
        return path.name, None, repr(error)  # (2)!


if __name__ == "__main__":
    results, errors = {}, {}
    with TemporaryDirectory() as made, Pool() as pool:
        make_files(Path(made))
        paths = sorted(Path([*sys.argv, made][1]).iterdir())  # (3)!
        done = pool.imap_unordered(task, paths)
        for count, (name, result, error) in enumerate(done, start=1):
            if error:
                errors[name] = error
            else:
                results[name] = result
            if count % 25 == 0 or count == len(paths):
                say(f"{count} of {len(paths)}")
    say(f"total {sum(results.values())}, {len(errors)} failed")
    for name, error in errors.items():
        say(f"{name}: {error}")
    sys.exit(1 if errors else 0)  # (4)!

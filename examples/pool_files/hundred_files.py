import os
import sys
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory


def say(text):
    print(f"[{os.getpid()}] {text}")


def make_files(folder):
    for number, data in enumerate([b"7"] * 99 + [b"\xb0\xd9"]):  # (1)!
        (folder / f"{number:02}.txt").write_bytes(data)


def task(path):
    try:
        return path.name, int(path.read_text(encoding="utf-8")), None
    except Exception as error:
        return path.name, None, f"{type(error).__name__}: {error}"  # (2)!


if __name__ == "__main__":
    results, errors = {}, {}
    with TemporaryDirectory() as folder, Pool() as pool:
        make_files(Path(folder))
        paths = sorted(Path(folder).iterdir())
        done = pool.imap_unordered(task, paths)  # (3)!
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

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

from in_time import in_time


def say(text):
    print(f"[{os.getpid()}] {text}")


def task(path):  # (1)!
    text = path.read_text(encoding="utf-8")
    if text == "stuck":
        sleep(1000)
    if text == "dies":
        os._exit(1)
    return int(text)


if __name__ == "__main__":
    results, errors = {}, {}
    with TemporaryDirectory() as folder:
        texts = "7 stuck 7 stuck 7 7 dies 7 n/a 7".split()
        for number, text in enumerate(texts):
            Path(folder, f"{number}.txt").write_text(text, "utf-8")
        paths = sorted(Path(folder).iterdir())
        done = in_time(task, paths, limit=3, at_once=2)  # (2)!
        for count, (path, result, error) in enumerate(done, start=1):
            say(f"{count} of {len(paths)}")
            if error:
                errors[path.name] = error
            else:
                results[path.name] = result
    say(f"total {sum(results.values())}, {len(errors)} failed")
    for name in sorted(errors):
        say(f"{name}: {errors[name]}")
    sys.exit(1 if errors else 0)

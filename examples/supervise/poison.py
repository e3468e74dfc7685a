import os
import sys
from pathlib import Path

from retrying import retrying


def say(text):
    print(f"[{os.getpid()}] {text}")


def task(name):
    tried = Path(f"{name}.tried")
    if name == "poison" or (name == "unlucky" and not tried.exists()):
        tried.touch()
        os._exit(9)  # (1)!
    return len(name)


if __name__ == "__main__":
    names, failed = ["first", "poison", "unlucky", "last"], []
    for name, result, error in retrying(task, names, 2, tries=2):
        say(f"{name}: {error or result}")
        if error:
            failed.append(name)
    for path in Path().glob("*.tried"):
        path.unlink()
    sys.exit(1 if failed else 0)

# needs: Linux, Python 3.14
import os
import sys
from importlib import import_module
from multiprocessing import get_context
from time import monotonic

for name in sys.argv[1:]:
    import_module(name)


def say(text):
    print(f"[{os.getpid()}] {text}")


def nothing():
    pass


def one(context):
    began = monotonic()
    child = context.Process(target=nothing)
    child.start()
    child.join()
    return 1000 * (monotonic() - began)


if __name__ == "__main__":
    for method in ("fork", "forkserver", "spawn"):
        context = get_context(method)
        first = one(context)
        rest = sorted(one(context) for _ in range(10))
        say(f"{method}: first {first:.1f} ms,"
            f" then {rest[0]:.1f} ms to {rest[-1]:.1f} ms")

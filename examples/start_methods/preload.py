# needs: Linux
import os
import sys
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"decimal was here before: {'decimal' in sys.modules}")
    import decimal

    assert decimal


say(f"top level of {__name__}")

if __name__ == "__main__":
    context = get_context("forkserver")
    context.set_forkserver_preload(sys.argv[1:])
    for _ in range(2):
        child = context.Process(target=work)
        child.start()
        child.join()

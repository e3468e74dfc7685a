# needs: Python 3.14
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    return 42


say("top level")
context = get_context("forkserver")
with ProcessPoolExecutor(1, context) as executor:
    error = executor.submit(work).exception()
    say(f"error is {error!r}")
sys.exit(1 if error else 0)

import os
import sys
from multiprocessing import get_context
from types import ModuleType


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    made_here = ModuleType("made_here")
    exec("def work():\n    pass", vars(made_here))  # (1)!
    context = get_context("spawn")
    try:
        context.Process(target=made_here.work).start()
    except Exception as error:
        say(f"{type(error).__name__}: {error}")
    sys.modules["made_here"] = made_here
    child = context.Process(target=made_here.work)
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")

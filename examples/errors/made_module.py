import os
import sys
from multiprocessing import get_context
from types import ModuleType


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    plugin = ModuleType("plugin")
    exec("def work():\n    pass", vars(plugin))  # (1)!
    context = get_context("spawn")
    try:
        context.Process(target=plugin.work).start()
    except Exception as error:
        say(f"{type(error).__name__}: {error}")
    sys.modules["plugin"] = plugin
    child = context.Process(target=plugin.work)
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")

import os
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


def watch(child):
    say(f"alive: {child.is_alive()}")


if __name__ == "__main__":
    context = get_context("spawn")
    first = context.Process(target=say, args=("work",))
    first.start()
    first.join()
    context.Process(target=watch, args=(first,)).start()

import os
from multiprocessing import get_context, parent_process

context = get_context("spawn")


def say(text):
    print(f"[{os.getpid()}] {text}")


def outlive(seen, told):
    parent = parent_process()
    say(f"parent_process() is pid {parent.pid}")
    say(f"parent is alive: {parent.is_alive()}")
    seen.set()
    parent.join()  # (1)!
    say(f"parent is alive: {parent.is_alive()}")
    told.set()


def middle(seen, told):
    child = context.Process(target=outlive, args=(seen, told))
    say("start")
    child.start()
    child.join()
    say("never printed")


if __name__ == "__main__":
    seen, told = context.Event(), context.Event()
    parent = context.Process(target=middle, args=(seen, told))
    parent.start()
    seen.wait()
    parent.kill()
    parent.join()
    say(f"killed and joined pid {parent.pid}")
    told.wait()  # (2)!

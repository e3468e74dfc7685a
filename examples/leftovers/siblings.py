# needs: Linux
import os
from multiprocessing import get_context, parent_process
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def watch(method, meet):
    meet.wait()
    meet.wait()  # (1)!
    say(f"{method}: is_alive() is {parent_process().is_alive()}")
    meet.wait()


def sibling(method, meet):
    for _ in range(3):
        meet.wait()


def parent(method, meet):
    for target in watch, sibling:
        context = get_context(method)
        context.Process(target=target, args=(method, meet)).start()
    sleep(1000)


if __name__ == "__main__":
    for method in "spawn", "fork":
        context = get_context(method)
        meet = context.Barrier(3)
        middle = context.Process(target=parent, args=(method, meet))
        middle.start()
        meet.wait()
        middle.kill()
        middle.join()
        meet.wait()
        meet.wait()  # (2)!

import os
from multiprocessing import Barrier, Process
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(name, all_here):
    say(f"start {name}")
    all_here.wait()
    sleep(1000)


def wait_for_user(all_here):
    all_here.wait()
    raise KeyboardInterrupt


if __name__ == "__main__":
    all_here = Barrier(3)
    children = [
        Process(target=work, args=(name, all_here), daemon=True)
        for name in "ab"
    ]
    for child in children:
        child.start()
    try:
        wait_for_user(all_here)
    except KeyboardInterrupt:
        say("KeyboardInterrupt")
    say(f"exit codes are {[child.exitcode for child in children]}")

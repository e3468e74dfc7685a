# needs: Linux
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def watch():
    parent_process().join()
    sleep(1)  # (1)!
    print("still here", flush=True)
    os._exit(0)


def prepare():
    Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    if sys.argv[1:]:
        context = get_context("spawn")
        executor = ProcessPoolExecutor(1, context, prepare)
        executor.submit(abs, -1).result()
        print("idle", flush=True)
        sleep(1000)  # not joined on purpose
    else:
        program = [sys.executable, __file__, "parent"]
        with Popen(program, stdout=PIPE, stderr=DEVNULL) as parent:
            parent.stdout.readline()
            parent.kill()
            told = parent.stdout.readline().decode().strip()
        say(f"parent killed, idle worker: {told}")

# needs: Linux
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from subprocess import DEVNULL, PIPE, Popen
from time import sleep

context = get_context("spawn")


def say(text):
    print(f"[{os.getpid()}] {text}")


def task():
    print("start", flush=True)
    parent_process().join()  # (1)!
    print("still here", flush=True)
    os._exit(0)


if __name__ == "__main__" and sys.argv[1:]:
    kind = sys.argv[1]
    if kind == "Pool":
        context.Pool(1).apply(task)
    elif kind == "executor":
        ProcessPoolExecutor(1, context).submit(task).result()
    else:
        context.Process(target=task, daemon=kind == "daemon").start()
        sleep(1000)  # not joined on purpose
elif __name__ == "__main__":
    for kind in "process", "daemon", "Pool", "executor":
        for end in Popen.terminate, Popen.kill:
            program = [sys.executable, __file__, kind]
            with Popen(program, stdout=PIPE, stderr=DEVNULL) as run:
                run.stdout.readline()
                end(run)  # (2)!
                told = run.stdout.readline().decode().strip()
            say(f"{kind}, {end.__name__}: {told}")

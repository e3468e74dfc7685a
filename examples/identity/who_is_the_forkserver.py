# needs: Linux
import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def tell(pid):
    with open(f"/proc/{pid}/cmdline") as file:  # (1)!
        command = file.read().rstrip("\0").split("\0")
    program = command[-1]
    if any("multiprocessing.forkserver" in part for part in command):
        program = "multiprocessing.forkserver"
    say(f"pid {pid} runs {program}")


def parent_of(pid):
    with open(f"/proc/{pid}/stat") as file:  # (2)!
        return int(file.read().rpartition(")")[2].split()[1])


def work(main):
    above = os.getppid()
    tell(above)
    if above != main:
        tell(parent_of(above))


if __name__ == "__main__":
    child = Process(target=work, args=(os.getpid(),))
    child.start()
    say(f"started pid {child.pid}")
    child.join()

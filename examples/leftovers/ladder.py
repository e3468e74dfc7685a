# needs: Linux
import os
import signal
from multiprocessing import Barrier, Process
from time import monotonic, sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number, ready):
    if number == 1:
        both = {signal.SIGINT, signal.SIGTERM}
        signal.pthread_sigmask(signal.SIG_BLOCK, both)  # (1)!
    ready.wait()
    sleep(1000)


def end(children, seconds):
    for child in children:
        child.terminate()
    deadline = monotonic() + seconds
    for child in children:
        child.join(max(0, deadline - monotonic()))  # (2)!
    for child in children:
        if child.is_alive():
            child.kill()  # (3)!
        child.join()


if __name__ == "__main__":
    ready = Barrier(4)
    children = [Process(target=work, args=(n, ready)) for n in range(3)]
    for child in children:
        child.start()
    ready.wait()
    end(children, seconds=1)
    say(f"exit codes are {[child.exitcode for child in children]}")

import os
import sys
from multiprocessing import Pipe, Process, active_children
from time import sleep

CALLS = [(10, abs, -42), (10, len, ""), (10, list, range(100_000))]
CALLS += [(0.5, sleep, 1000), (10, sys.exit, 3)]


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(sender, function, argument):
    sender.send(function(argument))


def run_for(seconds, function, argument):
    receiver, sender = Pipe(duplex=False)
    child = Process(target=work, args=(sender, function, argument))
    child.start()
    try:
        return receiver.recv() if receiver.poll(seconds) else "late"
    except EOFError:
        child.join()
        return f"exit code {child.exitcode}"
    finally:
        child.terminate()
        child.join()


if __name__ == "__main__":
    for seconds, function, argument in CALLS:
        told = run_for(seconds, function, argument)
        left = len(active_children())
        say(f"{function.__name__}: {told!s:.11}, {left} left")

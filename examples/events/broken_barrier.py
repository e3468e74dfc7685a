import os
import sys
from multiprocessing import Barrier, Process
from threading import BrokenBarrierError


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(barrier, fails):
    if fails:
        sys.exit(1)
    try:
        barrier.wait()
    except BrokenBarrierError:
        say("BrokenBarrierError")


if __name__ == "__main__":
    barrier = Barrier(2)
    waiting = Process(target=work, args=(barrier, False))
    failing = Process(target=work, args=(barrier, True))
    waiting.start()
    failing.start()
    failing.join()
    say(f"joined, exitcode {failing.exitcode}")
    barrier.abort()  # (1)!
    waiting.join()
    say(f"joined, broken is {barrier.broken}")
    barrier.reset()  # (2)!
    say(f"reset(), broken is {barrier.broken}")

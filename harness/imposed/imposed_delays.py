"""Small random pauses where the order between processes shows: at starts, prints, puts, gets and sets.

An order that the program does not enforce is met by luck; the pauses spoil it. How long each is follows from
the seed in IMPOSED_DELAYS, from who the process is and from which pause of its kind it is, so a seed pauses
the same again. Of each kind a process has a dozen pauses and no more: a loop of a thousand puts still ends
in time.
"""

import builtins
import functools
import os
import threading
import time
import zlib
from _random import Random  # in C: a program may show when it is that the module random is imported

SHORT = 0.04  # seconds at most, 0.02 on average
LONG = 0.2  # where a whole interpreter starts meanwhile
MOST = 12  # pauses of a kind in a process

seed = os.environ["IMPOSED_DELAYS"]
me, forks, paused = "first", 0, {}
sleep, plain_print = time.sleep, print


def become(name):
    """From now on this process pauses as the one of this name."""
    global me, forks, paused
    me, forks, paused = name, 0, {}


def pause(kind, most=SHORT):
    """Wait for up to ``most`` seconds."""
    number = paused[kind] = paused.get(kind, 0) + 1
    if number <= MOST:
        sleep(Random(zlib.crc32(f"{seed} {me} {kind} {number}".encode())).random() * most)


# A function of C has no frame in a traceback: harness/transcript.py knows this name, and that of pause.
@functools.wraps(plain_print)
def paused_print(*args, **kwargs):
    pause("print")
    plain_print(*args, **kwargs)


def pausing(method, after=False):
    """A method of the library, with a pause before it or after it, under its own name and signature."""

    @functools.wraps(method)
    def paused_method(*args, **kwargs):
        if not after:
            pause(method.__name__)
        answer = method(*args, **kwargs)
        if after:
            pause(method.__name__)
        return answer

    return paused_method


def started(child):
    """To be called in a parent as soon as it has started a child.

    A pool replaces its workers in a thread, and counts a new one only when it has started: a pause there
    would show a pool without workers, as hardly anybody will ever see it.
    """
    if threading.current_thread() is threading.main_thread():
        pause("start", SHORT if child._popen.method == "fork" else LONG)


def begun(child):
    """To be called in a child before its target is."""
    become(str(child._identity))
    pause("begin")


def before_fork():
    global forks
    forks += 1


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=before_fork, after_in_child=lambda: become(f"{me}, fork {forks}"))
pause("interpreter")
builtins.print = paused_print
try:
    from multiprocessing.queues import JoinableQueue, Queue, SimpleQueue
    from multiprocessing.synchronize import Event
except ImportError:  # a system without semaphores
    pass
else:
    for kind in (Queue, SimpleQueue):
        kind.put, kind.get = pausing(kind.put), pausing(kind.get)
    JoinableQueue.put = pausing(JoinableQueue.put)
    Event.set = pausing(Event.set, after=True)

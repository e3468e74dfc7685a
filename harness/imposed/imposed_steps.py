"""Notes where each process stands in the example's own file: sys.monitoring tells, from Python 3.12 on.

Each step is one line of the run's log: ``step PID MAIN WHEN CPU READY KIND LINE TEXT``. MAIN is 1 in the main
thread, of which all steps are noted, and 0 in others, of which only prints are. WHEN, CPU and READY are
seconds: by the clock that is the same for all processes, on a core so far, and ready for one so far. KIND is

    line      the thread comes to LINE
    back      a function of the file has returned or yielded, to LINE; 0: to the library. Or the library
              begins to wait for LINE: the function may have raised, which is not told by itself, since
              sys.monitoring would tell it of all code, and each generator that is dropped ends so
    print     say() is about to print TEXT (as repr), called on LINE; 0 where the library calls it

Of a program without say(), IMPOSED_PRINTS names its functions that do nothing but print, by commas, and
imposed_prints.py notes what is printed. Where a line is passed, or a function called, over and over without
a pause, the first times are noted and not the others; where a process asks a queue for its next task, that
begins anew.
"""

import _thread
import os
import sys
import threading
import time
from contextlib import suppress
from multiprocessing import process

MOST = 16  # times that one line is noted in one process, without a pause
PAUSE = 1e-3  # seconds
MANY = 2000  # steps of one process after which nothing is noted anew
TOGETHER = 5e-5  # seconds: a process that takes longer to read all three had lost its core, and reads again
TOOL = 4  # of the numbers that tools may take, one that no debugger, profiler or coverage has
monitoring = sys.monitoring
events, DISABLE = monitoring.events, monitoring.DISABLE
program = os.environ["IMPOSED_STEPS"]
PRINTS = "IMPOSED_PRINTS" in os.environ
HELPERS = frozenset(os.environ.get("IMPOSED_PRINTS", "say").split(","))  # no lines of their own
FILES = {program, os.path.basename(program)}
WITHIN = events.LINE | events.PY_RETURN | events.PY_YIELD
LIBRARY = os.sep + "multiprocessing"
WAITS = {"get", "put", "wait", "join", "_recv", "_send", "__enter__"}  # functions there that may wait
log = waits = pid = 0
count = last = 0  # steps noted, and the line of the last one
at = 0.0  # when that was
missed = False  # whether a step was not noted since
seen = {}
begins = {"_bootstrap"}  # functions that a child begins with: what called them is the parent's doing
thread_time = getattr(time, "thread_time", time.process_time)


def open_files():
    """At the start and in each forked child, whose main thread is another one."""
    global log, waits, pid, count, last, missed
    log = os.open(os.environ["IMPOSED_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    waits = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
    pid = os.getpid()
    count, last, missed = 0, 0, False
    seen.clear()


def after_fork():
    for file in (log, waits):
        with suppress(OSError):  # the program may have closed what it did not open
            os.close(file)
    open_files()
    begins.add("_launch")  # of the class Popen, under fork
    monitoring.restart_events()


def note(kind, line, text=""):
    global at, count, last
    main = _thread.get_native_id() == pid
    if not main and kind != "print":
        return
    when, cpu, ready = time.monotonic(), 0.0, 0
    try:
        for _ in range(3 if main else 0):
            cpu, ready = thread_time(), int(os.pread(waits, 80, 0).split()[1])
            if time.monotonic() - when < TOGETHER:
                break
            when = time.monotonic()
    except (OSError, IndexError):
        pass  # the program may have closed what it did not open
    if main:
        at, count, last = when, count + 1, line
    try:
        told = f"step {pid} {main:d} {when:.6f} {cpu:.6f} {ready / 1e9:.6f} {kind} {line} {text}\n"
        os.write(log, told.encode())
    except OSError:
        pass


def own_line(frame):
    """The line of the program that a frame is at, or was called from; 0 where a child has just this to do."""
    while frame and frame.f_code.co_name not in begins:
        if frame.f_code.co_filename in FILES and not (PRINTS and frame.f_code.co_name in HELPERS):
            return frame.f_lineno
        frame = frame.f_back
    return 0


def is_ours(code):
    """Whether a code is of the program."""
    return FILES and code.co_filename in FILES  # at the very end of an interpreter there are no names left


def codes_in(code):
    """A code, and those in it."""
    yield code
    for inner in code.co_consts:
        if hasattr(inner, "co_code"):
            yield from codes_in(inner)


def begin_within(code):
    """Note the steps of a code and of those in it; a comprehension or a lambda is a part of its line."""
    for each in codes_in(code):
        if each.co_name == "<module>" or not each.co_name.startswith("<"):
            monitoring.set_local_events(TOOL, each, WITHIN)


def begin_at_waits(code):
    """Notice who calls what may wait, in a module of the library."""
    for each in codes_in(code):
        if each.co_name in WAITS:
            monitoring.set_local_events(TOOL, each, events.PY_START)


def often(*place):
    global missed
    passes, before = seen.get(place, (0, 0.0))
    passes += at - before < PAUSE
    seen[place] = passes, at
    missed = missed or passes >= MOST
    return passes >= MOST


def on_audit(event, arguments):
    """Before a module is executed; a code of the program's file is the module itself, and holds all
    others."""
    if event == "exec" and is_ours(arguments[0]):
        begin_within(arguments[0])
    elif event == "exec" and FILES and os.path.dirname(arguments[0].co_filename).endswith(LIBRARY):
        begin_at_waits(arguments[0])


def on_wait(code, _):
    global missed
    if _thread.get_native_id() != pid:
        return
    line = own_line(sys._getframe(1).f_back)
    if line != last:
        note("back", line)
    if missed and code.co_name == "get" and count < MANY:
        missed = False
        seen.clear()
        monitoring.restart_events()


def on_line(code, line):
    if code.co_name in HELPERS:
        if line != code.co_firstlineno and not PRINTS:
            frame = sys._getframe(1)
            caller = frame.f_back
            own = caller and caller.f_code.co_filename in FILES
            note("print", caller.f_lineno if own else 0, repr(frame.f_locals["text"]))
        return None
    note("line", line)
    return DISABLE if often(code, line) else None


def on_end(code, *_):
    note("back", own_line(sys._getframe(1).f_back))
    return DISABLE if code.co_name not in HELPERS and often(code, "end") else None


def begin():
    """From now on steps are noted."""
    open_files()
    os.register_at_fork(after_in_child=after_fork)
    monitoring.use_tool_id(TOOL, "steps")
    for event, callback in {
        events.LINE: on_line,
        events.PY_START: on_wait,
        events.PY_RETURN: on_end,
        events.PY_YIELD: on_end,
    }.items():
        monitoring.register_callback(TOOL, event, callback)
    for function in (process.BaseProcess.join, threading.Thread.join, threading.Condition.wait):
        begin_at_waits(function.__code__)  # these were there before; a pool's results come by a Condition
    sys.addaudithook(on_audit)

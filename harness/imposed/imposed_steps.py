"""Notes where each process stands in the example's own file: sys.monitoring tells, from Python 3.12 on.

Each step is one line of the run's log: ``step PID MAIN WHEN CPU READY KIND LINE TEXT``. MAIN is 1 in the main
thread, of which all steps are noted, and 0 in others, of which only prints are. WHEN, CPU and READY are
seconds: by the clock that is the same for all processes, on a core so far, and ready for one so far. KIND is

    line      the thread comes to LINE
    back      a function of the file has returned, yielded or raised, to LINE; 0: to the library
    print     say() is about to print TEXT (as repr), called on LINE; 0 where the library calls it

Of a program without say(), IMPOSED_PRINTS names its functions that do nothing but print, by commas, and
imposed_prints.py notes what is printed. Where a line is passed, or a function called, over and over, the
first times are noted and not the others.
"""

import _thread
import os
import sys
import time
from contextlib import suppress

MOST = 16  # times that one line is noted in one process
TOGETHER = 5e-5  # seconds: where the three are further apart, the process lost its core in between: again
TOOL = 4  # of the numbers that tools may take, one that no debugger, profiler or coverage has
monitoring = sys.monitoring
events, DISABLE = monitoring.events, monitoring.DISABLE
program = os.environ["IMPOSED_STEPS"]
PRINTS = "IMPOSED_PRINTS" in os.environ
HELPERS = frozenset(os.environ.get("IMPOSED_PRINTS", "say").split(","))  # no lines of their own
FILES = {program, os.path.basename(program)}
WITHIN = events.LINE | events.PY_RETURN | events.PY_YIELD
log = waits = pid = 0
seen = {}
noted = {}  # codes of the program, by id: other codes end in exceptions all the time, as generators do
thread_time = getattr(time, "thread_time", time.process_time)


def open_files():
    """At the start and in each forked child, whose main thread is another one."""
    global log, waits, pid
    log = os.open(os.environ["IMPOSED_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    waits = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
    pid = os.getpid()
    seen.clear()


def after_fork():
    for file in (log, waits):
        with suppress(OSError):  # the program may have closed what it did not open
            os.close(file)
    open_files()


def note(kind, line, text=""):
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
    try:
        told = f"step {pid} {main:d} {when:.6f} {cpu:.6f} {ready / 1e9:.6f} {kind} {line} {text}\n"
        os.write(log, told.encode())
    except OSError:
        pass


def own_line(frame):
    """The line of the program that a frame is at, or was called from; 0 where a child has just this to do."""
    while frame and frame.f_code.co_name != "_bootstrap":
        if frame.f_code.co_filename in FILES and not (PRINTS and frame.f_code.co_name in HELPERS):
            return frame.f_lineno
        frame = frame.f_back
    return 0


def is_ours(code):
    """Whether a code is of the program."""
    return FILES and code.co_filename in FILES  # at the very end of an interpreter there are no names left


def begin_within(code):
    """Note the steps of a code and of those in it; a comprehension or a lambda is a part of its line."""
    if code.co_name == "<module>" or not code.co_name.startswith("<"):
        noted[id(code)] = code
        monitoring.set_local_events(TOOL, code, WITHIN)
    for inner in code.co_consts:
        if hasattr(inner, "co_code"):
            begin_within(inner)


def often(*place):
    passes = seen[place] = seen.get(place, 0) + 1
    return passes >= MOST


def on_audit(event, arguments):
    """Before a module is executed; a code of the program's file is the module itself, and holds all
    others."""
    if event == "exec" and is_ours(arguments[0]):
        begin_within(arguments[0])
        monitoring.set_events(TOOL, events.PY_UNWIND)


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


def on_unwind(code, _, __):
    if id(code) in noted and not often(code, "end"):
        note("back", own_line(sys._getframe(1).f_back))


def begin():
    """From now on steps are noted."""
    open_files()
    os.register_at_fork(after_in_child=after_fork)
    monitoring.use_tool_id(TOOL, "steps")
    for event, callback in {
        events.LINE: on_line,
        events.PY_RETURN: on_end,
        events.PY_YIELD: on_end,
        events.PY_UNWIND: on_unwind,
    }.items():
        monitoring.register_callback(TOOL, event, callback)
    sys.addaudithook(on_audit)

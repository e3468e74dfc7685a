"""Found by an example's interpreter at its start: imposes a start method, and keeps the run's log.

Only the *default* start method is changed. The example does not know, and may still call set_start_method
itself; children inherit the environment, and under spawn and forkserver are told their method by their
parent anyway.

The log says what no terminal shows: which processes there were, which children were started, with which
codes they ended, what they are called, which of them nobody had joined when the program ended, and what was
made in /dev/shm.

A run that is to be delayed pauses at random as well, see imposed_delays.py; of one that is timed, the steps
are noted, see imposed_steps.py and imposed_prints.py. Where it is asked for, a signal has each process write
where it is, see harness/stacks.py.
"""

import os
import sys
import time

# Where there is no terminal, talk as to one: but only to the harness, not to a pipe of the program's own.
if "IMPOSED_LINE_BUFFERING" in os.environ and os.environ["IMPOSED_LINE_BUFFERING"] == str(os.fstat(1).st_ino):
    sys.stdout.reconfigure(line_buffering=True)

if os.environ.get("IMPOSED_LOG"):
    from multiprocessing import context, process, util

    def ran(pid):
        total = 0
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/schedstat") as file:
                on_core, ready, _ = file.read().split()
                total += int(on_core) + int(ready)
        return total / 1e9

    def log(*words):
        line = " ".join(map(str, words)) + "\n"
        file = os.open(os.environ["IMPOSED_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(file, line.encode())  # at once, so lines stay whole
        os.close(file)

    def logged_start(self):
        log("child", getattr(self, "_name", "nameless"))  # a subclass may have left out __init__()
        start(self)
        if "IMPOSED_TIMES" in os.environ:  # it may end before it could tell its name
            log("named", self.pid, getattr(self, "_name", "nameless"))
        if delays:
            delays.started(self)

    def logged_bootstrap(self, *args, **kwargs):
        log("named", os.getpid(), self.name)
        if delays:
            delays.begun(self)
        code = bootstrap(self, *args, **kwargs)
        log("exit", code)
        if "IMPOSED_TIMES" in os.environ:
            log("gone", os.getpid(), time.monotonic(), ran(os.getpid()))
        return code

    forked = 0.0  # when this process was, by its parent: it may be a while until a child gets a core

    def fork():
        global forked
        forked = time.monotonic()

    def born():
        log("process", os.getpid())
        if "IMPOSED_TIMES" in os.environ:
            log("born", os.getpid(), os.getppid(), forked or time.monotonic())

    def at_exit():
        if process.parent_process() is None:
            for child in process._children:
                log("unjoined", child.name)

    start, process.BaseProcess.start = process.BaseProcess.start, logged_start
    bootstrap, process.BaseProcess._bootstrap = process.BaseProcess._bootstrap, logged_bootstrap
    born()
    for helper in ("forkserver", "resource_tracker"):
        if any(f"multiprocessing.{helper} import main" in word for word in getattr(sys, "orig_argv", ())):
            log("named", os.getpid(), helper)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=fork, after_in_child=born)
    util.Finalize(None, at_exit, exitpriority=1 << 30)  # first of all, before the children left are joined

    # Where /dev/shm is not the run's own, what the run makes there is known by this alone.
    if "IMPOSED_SHARED" in os.environ:
        import _multiprocessing
        import _posixshmem
        import contextlib

        @contextlib.contextmanager
        def logged_making(kind, name):
            log("shared", "made", kind, name)  # before it is: this process may be killed at any moment
            try:
                yield
            except OSError:
                log("shared", "failed", kind, name)
                raise

        def logged_shm_open(name, flags, mode=0o777):
            with logged_making("shm", name) if flags & os.O_CREAT else contextlib.nullcontext():
                return shm_open(name, flags, mode)

        class LoggedSemLock:  # no subclass: on 3.9 an instance of one crashes
            _rebuild = _multiprocessing.SemLock._rebuild
            SEM_VALUE_MAX = _multiprocessing.SemLock.SEM_VALUE_MAX

            def __new__(cls, kind, value, maxvalue, name, unlink):
                with logged_making("semaphore", name):
                    lock = sem_lock(kind, value, maxvalue, name, unlink)
                if unlink:
                    log("shared", "unlinked", "semaphore", name)
                return lock

        def logged_unlink(kind, unlink):
            def logged(name):
                unlink(name)
                log("shared", "unlinked", kind, name)

            return logged

        shm_open, _posixshmem.shm_open = _posixshmem.shm_open, logged_shm_open
        _posixshmem.shm_unlink = logged_unlink("shm", _posixshmem.shm_unlink)
        sem_lock, _multiprocessing.SemLock = _multiprocessing.SemLock, LoggedSemLock
        _multiprocessing.sem_unlink = logged_unlink("semaphore", _multiprocessing.sem_unlink)

    if os.environ.get("IMPOSED_START_METHOD"):
        method = context._concrete_contexts[os.environ["IMPOSED_START_METHOD"]]
        context._default_context._default_context = method

    if "IMPOSED_STACKS" in os.environ and sys.platform != "win32":
        import faulthandler
        import signal

        def tell_when_asked():  # into a file of its own, which stays open; that of the parent does not
            file = open(os.path.join(os.environ["IMPOSED_STACKS"], str(os.getpid())), "w")  # noqa: SIM115
            faulthandler.register(signal.SIGUSR2, file, all_threads=False)

        tell_when_asked()
        os.register_at_fork(after_in_child=tell_when_asked)

    delays = None
    if "IMPOSED_DELAYS" in os.environ:
        import imposed_delays as delays

    if "IMPOSED_STEPS" in os.environ:
        import imposed_steps

        imposed_steps.begin()
        if "IMPOSED_PRINTS" in os.environ:
            import imposed_prints  # noqa: F401

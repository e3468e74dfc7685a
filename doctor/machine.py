"""What this Python and this system offer to processes. A fact is a name and what fills in its words.

The words of each fact are in doctor/words.py; a name that ends in ``!`` is something to be mended.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import platform
import shutil
import struct
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

if sys.platform != "win32":
    import resource

Fact = tuple[str, tuple[Any, ...]]
NEW = (3, 14)  # the Python whose default is no longer fork
HANDLES = 61  # what a pool on Windows can wait for
SOCKET = 107  # bytes of the address of a socket
RANDOM = 32  # bytes of what multiprocessing adds to the temporary folder
SMALL = 64 << 20  # bytes: what containers give /dev/shm
FEW = 1024  # open files
PATIENCE = 30.0  # seconds for a child to start and end
GROUPS = Path("/sys/fs/cgroup")
MB = 1 << 20


def facts() -> Iterator[Fact]:
    """All facts, in the order in which they are told."""
    for tell in (python, system, method, cores, memory, files, editor, starting):
        yield from tell()


def python() -> Iterator[Fact]:
    """The Python: version, build, where it is."""
    bits = struct.calcsize("P") * 8
    yield "python", (platform.python_implementation(), platform.python_version(), bits, sys.executable)
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        yield "free_threaded", ()
    if getattr(sys, "frozen", False):
        yield "frozen!", ()
    if "WindowsApps" in sys.executable:
        yield "store!", ()


def system() -> Iterator[Fact]:
    """The system, and whether it is a container."""
    yield "system", (platform.platform(),)
    if Path("/.dockerenv").exists() or Path("/run/.containerenv").exists():
        yield "container", ()
    if sys.platform == "win32":
        yield "windows", (HANDLES,)


def method() -> Iterator[Fact]:
    """The start methods, which is the default and why, and what 3.14 changes."""
    own, every = multiprocessing.get_start_method(), multiprocessing.get_all_start_methods()
    yield "method", (own, ", ".join(every))
    if sys.platform in ("win32", "darwin"):
        yield f"why_{sys.platform}", ()
    elif sys.version_info < NEW:
        yield "why_old", ()
    else:
        yield ("why_new" if own == "forkserver" else "why_spawn!"), ()


def cores() -> Iterator[Fact]:
    """The cores of the machine, and how many this process may use."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    yield "cores", (os.cpu_count(), usable)
    quota = group("cpu.max").split()
    if len(quota) == len(("quota", "period")) and quota[0] != "max":
        yield "quota!", (int(quota[0]) / int(quota[1]),)
    if usable == 1:
        yield "one_core!", ()


def group(name: str) -> str:
    """A limit of the control group of this process; "" where there is none."""
    with contextlib.suppress(OSError, ValueError):
        own = Path("/proc/self/cgroup").read_text("utf-8").strip().rpartition("::")[2].strip("/")
        for folder in (GROUPS / own, GROUPS):
            with contextlib.suppress(OSError):
                return (folder / name).read_text("utf-8").strip()
    return ""


def memory() -> Iterator[Fact]:
    """Memory, that of the control group included, and shared memory."""
    if sys.platform != "win32" and "SC_PHYS_PAGES" in os.sysconf_names:
        yield "memory", (os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // MB,)
    if (limit := group("memory.max")).isdigit():
        yield "memory_limit!", (int(limit) // MB,)
    if sys.platform == "linux":
        try:
            shm = os.statvfs("/dev/shm")
        except OSError:
            yield "no_shm!", ()
        else:
            size, free = shm.f_blocks * shm.f_frsize, shm.f_bavail * shm.f_frsize
            small = "!" if size <= SMALL or not os.access("/dev/shm", os.W_OK) else ""
            yield f"shm{small}", (size // MB, free // MB)
    try:
        multiprocessing.get_context("spawn").Lock()
    except (OSError, ImportError) as error:
        yield "no_lock!", (error,)


def files() -> Iterator[Fact]:
    """Where temporary files go; how many files and processes there may be."""
    try:
        folder = tempfile.gettempdir()
    except OSError:
        yield "no_temp!", ()
    else:
        yield "temp", (folder, shutil.disk_usage(folder).free // MB)
        if sys.platform != "win32" and len(os.fsencode(folder)) + RANDOM > SOCKET:
            yield "long_temp!", (len(os.fsencode(folder)), SOCKET - RANDOM)
    if sys.platform != "win32":
        soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        yield ("open_files" if soft >= FEW or soft < 0 else "open_files!"), (number(soft),)
        most = number(resource.getrlimit(resource.RLIMIT_NPROC)[0])
        yield "processes", (most, group("pids.max") or "-")


def number(limit: int) -> str:
    """A limit as text, a dash for none."""
    unlimited = sys.platform != "win32" and limit == resource.RLIM_INFINITY
    return "-" if unlimited else str(limit)


def editor() -> Iterator[Fact]:
    """Where this runs: in an editor whose window children do not have."""
    if "ipykernel" in sys.modules or "IPython" in sys.modules:
        yield "notebook!", ()
    elif "idlelib" in sys.modules:
        yield "idle!", ()
    if sys.stdout and (sys.stdout.encoding or "").lower().replace("-", "") not in ("utf8", "cp65001"):
        yield "encoding", (sys.stdout.encoding,)


def starting() -> Iterator[Fact]:
    """Whether a child can be started by each method, and how long that takes, in seconds."""
    for one in multiprocessing.get_all_start_methods():
        began = time.perf_counter()
        child: Any = multiprocessing.get_context(one).Process(target=os.getpid)  # type: ignore[attr-defined]
        try:
            child.start()
        except (OSError, EOFError, RuntimeError, ImportError) as error:
            yield "not_started!", (one, f"{type(error).__name__}: {error}")
            continue
        child.join(PATIENCE)
        if child.exitcode == 0:
            yield "started", (one, time.perf_counter() - began)
        else:
            with contextlib.suppress(OSError):
                child.kill()
            yield "not_started!", (one, f"exitcode {child.exitcode}")

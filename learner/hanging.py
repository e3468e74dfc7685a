"""Where the processes of a program waited when Ctrl+C was pressed, by the tracebacks that they then printed.

In each traceback the last line of one's own file tells the call, and the frame of the library below it tells
what was called: ``get()`` in pool.py waits for a result, in queues.py for an item. A traceback without a line
of one's own is of a worker that waited for tasks, and tells nothing. The library itself uses pipes: they
count only where one's own line calls them.

Two processes print at the same time, so the headings may stand anywhere. What ends a traceback is a line that
is not indented, or the frame that the main module begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

INTERRUPTED = "KeyboardInterrupt"
JOIN, END, GET = "join", "queue.end", "queue.get"
WITH, ACQUIRE, THREAD = "lock.with", "lock.acquire", "lock.thread"
FAILED, INITIALIZER = "failed", "initializer"
# What is waited for, as docs/hangs.toml names it, by the module and the function of the library.
CALLS = {
    "process.join": JOIN,
    "queues._finalize_join": END,
    "queues.get": GET,
    "queues.put": "queue.put",
    "queues.join": "queue.join",
    "pool.get": "pool.get",
    "pool.wait": "pool.get",
    "pool.map": "pool.map",
    "pool.starmap": "pool.map",
    "pool.apply": "pool.map",
    "pool.next": "pool.map",
    "pool.join": "pool.join",
    "pool.terminate": "pool.exit",  # that at the end of a with block, too
    "_base.result": "executor.result",
    "_base.as_completed": "executor.result",
    "_base.wait": "executor.result",
    "process._chain_from_iterable_of_lists": "executor.result",  # executor.map()
    "_base.__exit__": "executor.exit",
    "process.shutdown": "executor.exit",
    "connection.recv": "pipe.recv",
    "connection.recv_bytes": "pipe.recv",
    "connection.send": "pipe.send",
    "connection.send_bytes": "pipe.send",
    "synchronize.__enter__": WITH,
    "synchronize.wait": "event.wait",
    "synchronize.wait_for": "event.wait",
    "synchronize.notify": "notify",  # that of an Event, too
    "threading._wait": "barrier.wait",  # that of multiprocessing has it from there
    # Methods of a manager's objects, which it makes itself.
    "<string>.get": GET,
    "<string>.put": "queue.put",
    "<string>.acquire": ACQUIRE,
    "<string>.wait": "event.wait",
}
STANDS = tuple(dict.fromkeys([*CALLS.values(), THREAD, FAILED, INITIALIZER]))
FRAME = re.compile(r"\s*File \"([^\"]*)\", line (\d+), in ([\w<>]+)", re.ASCII)
LIBRARY = re.compile(
    r"(?:^|[\\/])(?:multiprocess(?:ing)?|billiard|futures|python\d[\d.]*|[Ll]ib)[\\/](\w+)\.py$", re.ASCII
)
INSTALLED = re.compile(r"[\\/](?:python\d[\d.]*|[Ll]ib|site-packages)[\\/]|<frozen ", re.ASCII)
MADE = "<string>", "2"  # the file and the line of a manager's methods
LOCKS = re.compile(r"^with |\.acquire\(")
HEADING = re.compile(r"Traceback \(most recent|Process \S+:\s*$")
RAISED = re.compile(r"([A-Za-z_][\w.]*)(?::|\s*$)", re.ASCII)
MAIN = "<module>"
BEGUN_BY = ("_bootstrap", "spawn_main", "_process_worker")  # functions that only a child passes through


@dataclass(frozen=True)
class Frame:
    """A frame of a traceback, and the line of the program that it shows."""

    file: str
    line: str
    function: str
    source: str

    @property
    def is_own(self) -> bool:
        """Whether it is of the program itself."""
        made = (self.file, self.line) == MADE
        return not made and not INSTALLED.search(self.file) and not LIBRARY.search(self.file)

    @property
    def leads_to_modules(self) -> bool:
        """Whether a module may be executed below it: it is one itself, or executes the main module."""
        return self.function == MAIN or "runpy" in self.file

    @property
    def call(self) -> str:
        """What this frame waits for, "" for nothing that is known."""
        module = LIBRARY.search(self.file)
        return CALLS.get(f"{module[1] if module else self.file}.{self.function}", "")


@dataclass(frozen=True)
class Stand:
    """Where a process stood: the call, one of STANDS, its line in the program, and whether it was a child.

    With FAILED and INITIALIZER the line is the error.
    """

    call: str
    said: str
    by_child: bool


def stands_in(lines: list[str]) -> list[Stand]:
    """Where the processes of a paste stood, each call once; [] where Ctrl+C interrupted none that is known.

    An error that a child had failed with before comes first, then what children waited for: a parent that
    joins them waits for nothing else.
    """
    failed, found = list[Stand](), list[Stand]()
    for frames, end in tracebacks(lines):
        by_child = any(frame.function in BEGUN_BY for frame in frames)
        if end.startswith(INTERRUPTED):
            call, said = stand_of(frames)
            if call and all((one.call, one.by_child) != (call, by_child) for one in found):
                found.append(Stand(call, said, by_child))
        elif by_child and not found and not failed and RAISED.match(end):
            is_first = any(frame.source.startswith("initializer(") for frame in frames)
            failed.append(Stand(INITIALIZER if is_first else FAILED, end.strip(), by_child))
    children = [one for one in found if one.by_child or one.call == END]
    known = {one.call for one in children} | ({JOIN} if children else set())
    parents = [one for one in found if one not in children and one.call not in known]
    return [*failed, *children, *parents] if found else []


def failed_at_import(lines: list[str]) -> str:
    """The error with which a line of one's own failed while a child imported the main module; "" for none."""
    for frames, end in tracebacks(lines):
        imports = any(frame.function == "_fixup_main_from_path" for frame in frames)
        if imports and frames[-1].is_own and RAISED.match(end) and not end.startswith(INTERRUPTED):
            return end.strip()
    return ""


def tracebacks(lines: list[str]) -> Iterator[tuple[list[Frame], str]]:
    """Each traceback: its frames, and the line that ends it."""
    frames = list[Frame]()
    for number, line in enumerate(lines):
        if frame := FRAME.match(line):
            source = "".join(lines[number + 1 : number + 2]).strip()
            one = Frame(frame[1], frame[2], frame[3], source)
            # The main module of the parent, unless a child executes it, or a module imports another.
            if one.function == MAIN and one.is_own and frames and not frames[-1].leads_to_modules:
                frames = []
            frames.append(one)
        elif frames and line.strip() and not line[0].isspace() and not HEADING.match(line):
            yield frames, line
            frames = []


def stand_of(frames: list[Frame]) -> tuple[str, str]:
    """What the last line of one's own waits for, and that line; "" where nothing is known.

    A process that ends, and waits for what it put to be taken, has no line of its own.
    """
    own = max((number for number, frame in enumerate(frames) if frame.is_own), default=-1)
    below = frames[own + 1 :]
    calls = [frame.call for frame in below if frame.call]
    if calls and calls[0].startswith("pipe.") and not below[0].call:
        calls = []
    if own < 0:
        return (END, "") if END in calls else ("", "")
    source = frames[own].source
    if not below and LOCKS.search(source):  # a lock of threads is not written in Python, nor is acquire()
        calls = [THREAD if source.startswith("with ") else ACQUIRE]
    return (calls[0], source) if calls else ("", "")

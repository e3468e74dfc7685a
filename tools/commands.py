"""What the commands share: their command line, progress, and how they end."""

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

from harness import examples, pythons
from harness.examples import Example
from harness.fault import FaultError
from harness.paths import ROOT
from harness.pythons import Python

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def parser(name: str, doc: str | None) -> argparse.ArgumentParser:
    """The parser of a command, which takes the names of examples; ``doc`` is the docstring of its module."""
    made = argparse.ArgumentParser(name, description=(doc or "").partition("\n")[0])
    made.add_argument(
        "names", nargs="*", help="examples: queues/fifo, or a part of the name; all without one"
    )
    made.add_argument("--pythons", metavar="DIR", help="a folder with more interpreters")
    return made


def parse(parser: argparse.ArgumentParser, arguments: list[str]) -> argparse.Namespace:
    """The options; ``chosen`` holds the examples that are meant. Ends the command where there are none."""
    options = parser.parse_args(arguments)
    if options.pythons:
        if not Path(options.pythons).is_dir():
            parser.error(f"--pythons {options.pythons}: there is no such folder")
        more = [options.pythons, os.environ.get("MBE_PYTHONS", "")]
        os.environ["MBE_PYTHONS"] = os.pathsep.join(filter(None, more))
    try:
        options.chosen = examples.named(ROOT, options.names)
    except ValueError as error:
        parser.error(str(error))
    return options


def interpreters(parser: argparse.ArgumentParser, only: str = "") -> list[Python]:
    """All interpreters there are, or those of some versions (``3.14,3.15``).

    Ends the command if there is none.
    """
    found = pythons.found()
    wanted = [version for version in only.split(",") if version]
    for version in wanted:
        if not any(str(p).startswith(f"{version}.") for p in found):
            text = "that Python is not here; name a folder of Pythons with --pythons DIR"
            parser.error(f"--only {version}: {text}")
    found = [p for p in found if not wanted or any(str(p).startswith(f"{version}.") for version in wanted)]
    if not found:
        parser.error("there is no CPython here from 3.9 on; name a folder of Pythons with --pythons DIR")
    return found


def sound(chosen: list[Example], problems: Callable[[Example], list[Any]]) -> tuple[list[Example], list[Any]]:
    """The examples that nothing is wrong with as they are written, and what is wrong with the others."""
    wrong = {example: problems(example) for example in chosen}
    return [e for e in chosen if not wrong[e]], [fault for faults in wrong.values() for fault in faults]


def tell(faults: Iterable[object]) -> None:
    """Print what is wrong, a message each."""
    print("".join(f"{fault}\n" for fault in faults), end="", flush=True)


def each(work: Callable[[Thing], Result], things: list[Thing], many: int) -> Iterator[tuple[Thing, Result]]:
    """What work makes of each thing, in order, with so many worked at at once and the progress shown.

    Where the loop over it is left, by Ctrl-C say, no more of them is begun.
    """
    progress, pool = Progress(len(things)), ThreadPoolExecutor(many)
    try:
        futures = [pool.submit(work, thing) for thing in things]
        for thing, future in zip(things, futures, strict=True):
            progress.wait(str(thing), [future])
            yield thing, future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


class Progress:
    """One line on a terminal that says what is being done and what remains; nothing on a pipe."""

    def __init__(self, total: int = 0) -> None:
        self.total, self.done, self.began = total, 0, time.monotonic()
        self.shown = sys.stderr.isatty()

    def wait(self, what: str, futures: list[Future[Any]]) -> None:
        """Wait for these runs, and say how many of the whole are done."""
        left = set(futures)
        while left:
            self.show(f"{what}: {self.done} of {self.total} runs{self._remaining()}")
            ended, left = wait(left, timeout=1, return_when=FIRST_COMPLETED)
            self.done += len(ended)
        self.clear()

    def _remaining(self) -> str:
        spent = time.monotonic() - self.began
        if not self.done:
            return f", {spent:.0f} s so far"
        return f", some {spent / self.done * (self.total - self.done):.0f} s more"

    def show(self, text: str) -> None:
        """Put a text in the place of the one that is shown."""
        if self.shown:
            print(f"\r\x1b[K{text[:78]}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take away what is shown, before something is printed that stays."""
        if self.shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not stop the tidying up
    raise KeyboardInterrupt


def run(name: str, main: Callable[[list[str]], int]) -> None:
    """Run a command and end the process with its status; Ctrl-C and a broken file end it in one line."""
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:  # which is how nohup runs a command
        signal.signal(signal.SIGINT, _interrupt)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print(f"\n{name}: stopped; what was written is whole", file=sys.stderr)
        sys.exit(130)
    except (FaultError, OSError) as error:
        sys.exit(f"{name}: {error}")

"""Sybil over the pages of both languages: every program and session is a test, and is run once for both.

One runner and one reading of the site serve all tests; the runs begin as soon as the tests are chosen.
"""

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unittest import SkipTest

import pytest
from sybil import Document, Region, Sybil
from sybil import Example as SybilExample
from xdist.scheduler import LoadScopeScheduling

from book import audit, consistency, index, proof, recorded, repl, verdict
from book.index import Site
from book.pages import Block, Page
from harness import examples, pythons, tidy
from harness.examples import Example
from harness.fault import Fault, FaultError
from harness.files import read
from harness.paths import EXAMPLES, ROOT
from harness.run import Request, Run, Runner

runner = Runner()
site_as_it_stands = index.load(ROOT)
CONSISTENCY = str(ROOT / "tests/test_consistency.py")
accounts: list[str] = []  # what the runner did, a line for each worker of xdist that made runs
# The test that speaks for a program or a session, where several pages show it.
first: dict[str, SybilExample] = {}


@pytest.fixture(scope="session")
def site() -> Site:
    """All pages, read once for all tests."""
    return site_as_it_stands


@pytest.fixture(scope="session")
def disagreements(site: Site) -> list[Fault]:
    """What is wrong between pages, examples, diagrams and proof."""
    return consistency.check(site)


@pytest.fixture(scope="session")
def sound(site: Site, disagreements: list[Fault]) -> None:
    """Skips a test of the tools that works on our own pages, where these are wrong: other tests say so."""
    shown = [example for example in examples.find(ROOT) if site.shows(example)]
    if disagreements or any(audit.unrun(example, site) for example in shown):
        pytest.skip("our own pages or examples are not right, and other tests say what is wrong")


@pytest.fixture(scope="session")
def shared_run() -> Callable[[Request], Run]:
    """Makes a run, each only once; waits until those that the pages need are made."""
    return runner.run


def pytest_configure(config: pytest.Config) -> None:
    try:
        tidy.temporary_folder()
    except OSError as error:
        raise pytest.UsageError(str(error)) from None
    config.args[:] = [test for word in config.args for test in find_tests(word)]
    config.args += [CONSISTENCY] if any(map(is_page, config.args)) else []
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)


def is_page(word: str) -> bool:
    """Whether this is a page: a test of its programs alone would be silent on all that its words say."""
    path = Path(word).resolve()
    return path.suffix == ".md" and path.is_file() and path.is_relative_to(ROOT / "docs")


def find_tests(word: str) -> list[str]:
    """The tests of a program that is given by its path, or of all in a folder; else the word itself."""
    path = Path(word).resolve()
    if not path.exists() or not path.is_relative_to(EXAMPLES):
        return [word]
    programs = {example.name for example in examples.find(ROOT) if example.program.is_relative_to(path)}
    return [
        f"{page.path}::{name}"
        for page in site_as_it_stands.pages
        for block in page.blocks
        if block.kind == "program" and (name := block.text.removesuffix(".py")) in programs
    ]


def _interrupt(*_: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not stop the tidying up
    pytest.exit("stopped by Ctrl-C", returncode=130)


class Pages(Sybil):
    """Makes a test of every program and every session of a page; docs/zh/queues.md::queues/fifo is one."""

    def parse(self, path: Path) -> Document:
        """A page; one without anything where it cannot be read, which test_consistency says."""
        try:
            read(ROOT, path.relative_to(ROOT).as_posix())
        except FaultError:
            return Document("", str(path))
        return super().parse(path)

    def identify(self, example: SybilExample) -> str:
        """The program's name; the line of a session."""
        block: Block = example.parsed
        return block.text.removesuffix(".py") if block.kind == "program" else f"line {block.line}"


def regions(document: Document) -> Iterator[Region]:
    """The blocks of a page that can be run; transcripts and claims are held with their program."""
    for block in Page(Path(document.path), document.text).blocks:
        if block.kind in ("program", "repl"):
            yield Region(block.start, block.end, block, evaluate)


def evaluate(test: SybilExample) -> str | None:
    """What is wrong with a program or a session; said once, where the first chosen page shows it."""
    block: Block = test.parsed
    if block.kind == "program" and not os.path.lexists(EXAMPLES / block.text):  # a link to nothing is there
        raise SkipTest("there is no such file, and test_consistency says so")
    wrong = check_program(block.text) if block.kind == "program" else check_session(block.text)
    place = f"{Path(first[block.text].path).relative_to(ROOT).as_posix()}:{first[block.text].parsed.line}"
    if wrong and first[block.text] is not test:
        raise SkipTest(f"it is not right, and {place} says why")
    return wrong if not wrong or block.kind == "program" else f"{place}: {wrong}"


@cache
def check_program(file: str) -> str:
    """What is wrong with an example, by its program's path below examples/."""
    example = Example(EXAMPLES, file.removesuffix(".py"))
    faults = audit.check(example, site_as_it_stands, pythons.own(), runner.run)
    if not faults and (lacking := example.lacks(pythons.own())):
        raise SkipTest(f"{file}: {lacking}")
    return "\n".join(map(str, faults))


@cache
def check_session(text: str) -> str:
    """What differs between a session at the prompt and the same lines run now."""
    return repl.hold(text, runner)


pytest_collect_file = Pages(parsers=[regions], path="docs", patterns=["*.md"]).pytest()


class ByFile(LoadScopeScheduling):  # type: ignore[misc]
    """Shares tests out by file; one worker gets all pages, so that each run of an example is made once."""

    def _split_scope(self, nodeid: str) -> str:
        return "docs" if nodeid.startswith("docs/") else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile | None:
    return ByFile(config, log) if config.getoption("dist") == "loadscope" else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the tests that wait for runs behind the others, during which the runs are made.

    A worker of xdist makes the runs of the pages when it comes to them: there they are the first to be given
    out, and the other files follow by name.
    """
    items.sort(key=_waits)
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: _waits(item) != 1)


def _waits(item: pytest.Item) -> int:
    if isinstance(getattr(item, "example", None), SybilExample):
        return 1
    return 2 * ("shared_run" in getattr(item, "fixturenames", ()))


def pytest_collection_finish(session: pytest.Session) -> None:
    if not session.config.option.collectonly and not hasattr(session.config, "workerinput"):
        start_runs(session)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if _waits(item) == 1:  # a worker of xdist learns only now that the pages are its own
        start_runs(item.session)


@cache
def start_runs(session: pytest.Session) -> None:
    """Start the runs that the selected tests will ask for: they mostly wait, so side by side."""
    for item in session.items:
        test = getattr(item, "example", None)
        if not isinstance(test, SybilExample) or first.setdefault(test.parsed.text, test) is not test:
            continue
        if test.parsed.kind == "program":
            example = Example(EXAMPLES, test.parsed.text.removesuffix(".py"))
            if example.program.exists() and not audit.unrun(example, site_as_it_stands):
                for want in verdict.wanted(example, pythons.own()):
                    runner.submit(want.request)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if runner.done:
        accounts.append(runner.account())
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["accounts"] = accounts


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    accounts.extend(getattr(node, "workeroutput", {}).get("accounts", []))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for account in accounts:
        terminalreporter.write_line(account)
    for line in still_to_be_run():
        terminalreporter.write_line(line)


def still_to_be_run() -> Iterator[str]:
    """What no test here can say: what other Pythons have yet to do for an example as it stands."""
    for example in examples.find(ROOT):
        with contextlib.suppress(FaultError):  # a test has said so
            if versions := proof.pending(example):
                yield f"{example.name}: still to be run on Python {', '.join(versions)}; CI asks for it"
            for file in recorded.outdated(example, site_as_it_stands):
                yield f"{example.name}: still to be made: examples/{file}; CI asks for it"


def pytest_unconfigure() -> None:
    runner.__exit__()

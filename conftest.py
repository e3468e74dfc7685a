"""Sybil over every page of both trees: each block is a test, each example is run once for both.

The parsing is book.pages, the judging book.blocks; this file only wires them to pytest.
"""

import os
import unittest
from functools import cache

from sybil import Region, Sybil

from book import blocks, pages, verdict
from harness import pythons
from harness.paths import ROOT
from harness.run import SIDE_BY_SIDE, Runner

# One for the session; workers of xdist share the cores.
runner = Runner(max(1, SIDE_BY_SIDE // int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))))


@cache
def site():
    """All pages, read once for all tests."""
    return pages.every(ROOT)


class Pages(Sybil):
    """Names each test as its page does: ``docs/zh/queues.md::fifo``."""

    def identify(self, example):
        block, _ = example.parsed
        name = block.text.rpartition("/")[2]
        shown = block.of.rpartition("/")[2].removesuffix(".out")
        return {
            "program": name,
            "runs": name,
            "transcript": name.removesuffix(".out"),
            "check": f"{shown}: {block.text}",
            "diagram": f"diagram {name}",
        }.get(block.kind, f"{block.kind} at line {block.line}")


def parse(document):
    """Every fence and every check of a page as a region; an unclaimed fence is one that fails."""
    page = pages.Page(ROOT / document.path)
    for block in page.blocks:
        yield Region(block.start, block.end, (block, page), evaluate)


def evaluate(example):
    """What is wrong with a block, for pytest to show; None if nothing is."""
    block, page = example.parsed
    try:
        found = blocks.judge(ROOT, site(), block, runner, pythons.own())
    except verdict.NotHere as reason:
        raise unittest.SkipTest(str(reason)) from None
    except (OSError, ValueError) as error:
        found = str(error)
    return found and f"{page.path.relative_to(ROOT)}:{block.line}: {found}"


pytest_collect_file = Pages(parsers=[parse], path="docs", patterns=["*.md"]).pytest()


def pytest_collection_finish(session):
    """Start the runs that the selected tests will ask for: they mostly wait, so side by side."""
    if session.config.option.collectonly:
        return
    for item in session.items:
        block = getattr(getattr(item, "example", None), "parsed", (None,))[0]
        file = {"transcript": "text", "check": "of"}.get(getattr(block, "kind", ""))
        if file:
            try:
                for want in verdict.wanted(ROOT, getattr(block, file), pythons.own()):
                    runner.submit(want.request)
            except (verdict.NotHere, OSError, ValueError):
                pass  # the test itself will say so


def pytest_terminal_summary(terminalreporter):
    if runner.done:
        terminalreporter.write_line(runner.account())


def pytest_unconfigure():
    runner.__exit__()

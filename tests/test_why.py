"""What the page on why says of times holds for the runs that it shows: other runs' times are not compared."""

import re

from harness.paths import EXAMPLES


def times(name: str) -> dict[str, float]:
    """How long each way took, in the unit of its transcript."""
    text = (EXAMPLES / "why" / f"{name}.out").read_text("utf-8")
    return {way: float(took) for way, took in re.findall(r"\] ([^:]+): (\d+\.\d+) m?s$", text, re.MULTILINE)}


def test_processes_alone_use_a_second_core():
    took = times("three_ways")
    assert took["processes"] < 0.75 * min(took["sequence"], took["threads"])
    assert took["threads"] > 0.75 * took["sequence"]


def test_tiny_tasks_do_not_pay():
    took = times("tiny_tasks")
    assert took["pool, 1 by 1"] > 100 * took["here"]
    assert took["here"] < took["pool, by 500"] < took["pool, 1 by 1"]


def test_a_limit_is_sent_faster_than_a_list():
    took = times("big_argument")
    assert took["pool, list"] > 10 * took["here"]
    assert took["pool, list"] > took["limit only"]

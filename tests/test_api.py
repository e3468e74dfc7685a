"""Each public name has its example or a reason; the table of names is what Pythons have; uses are found."""

import ast
import dataclasses
import shutil

import pytest

from book import api, index
from book.uses import Names, uses
from harness import pythons
from harness.paths import ROOT
from tools import names as asking

NAMES = Names(
    frozenset(
        {
            "multiprocessing.Pool",
            "multiprocessing.Process",
            "multiprocessing.Process.join",
            "multiprocessing.Process.run",
            "multiprocessing.Queue",
            "multiprocessing.get_context",
            "multiprocessing.context.BaseContext",
            "multiprocessing.managers.SyncManager",
            "multiprocessing.queues.JoinableQueue",
            "multiprocessing.queues.Queue",
            "multiprocessing.queues.Queue.put",
            "multiprocessing.queues.Queue.get",
        }
    ),
    gives={
        "multiprocessing.Queue": "multiprocessing.queues.Queue",
        "multiprocessing.get_context": "multiprocessing.context.BaseContext",
    },
)
PUT, GET = "multiprocessing.queues.Queue.put", "multiprocessing.queues.Queue.get"

HANDED = """
from multiprocessing import Process, Queue
def work(queue):
    queue.put(1)
Process(target=work, args=(Queue(),))
"""
CHILDREN = """
from multiprocessing import Process
children = [Process() for _ in "12"]
for child in children:
    child.join()
"""
SUBCLASS = """
from multiprocessing import Process
class Worker(Process):
    def run(self):
        pass
"""


@pytest.mark.parametrize(
    ("source", "used", "unused"),
    [
        ("from multiprocessing import Queue\nqueue = Queue()\nqueue.put(1)", PUT, GET),
        ("import multiprocessing as mp\nmp.Queue().get()", GET, PUT),
        ("from queue import Queue\nQueue().get()", "", GET),
        ("from multiprocessing import Queue\nimport queue\nqueue.Queue().put(Queue)", "", PUT),
        (HANDED, PUT, GET),
        (CHILDREN, "multiprocessing.Process.join", "multiprocessing.Process.run"),
        (SUBCLASS, "multiprocessing.Process.run", "multiprocessing.Process.join"),
        (
            "from multiprocessing import get_context\ncontext = get_context('spawn')\ncontext.Queue().put(1)",
            PUT,
            GET,
        ),
        ("from multiprocessing import Process\nProcess(name='a')", "multiprocessing.Process(name=)", PUT),
        ("from multiprocessing import Process\n','.join('ab')", "", "multiprocessing.Process.join"),
    ],
)
def test_a_use_is_resolved_to_its_class(source, used, unused):
    found = uses(ast.parse(source), NAMES)
    assert (not used or used in found) and unused not in found, found


def test_the_newest_python_here_has_the_names_of_the_table():
    newest = pythons.found()[-1]
    table, answer = api.load(ROOT), api.Answer(**asking.ask(newest))
    assert [str(fault) for fault in api.differs(table, str(newest), answer)] == []
    more = dataclasses.replace(answer, names=[*answer.names, "multiprocessing.Novelty"])
    assert [fault.text for fault in api.differs(table, str(newest), more)] == [
        f"Python {newest} has multiprocessing.Novelty, and the table does not; {api.ANEW}"
    ]


@pytest.fixture
def root(tmp_path):
    """The examples and the lists of names, with nothing else of the project."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for language in ("en", "zh"):
        (tmp_path / "docs" / language).mkdir(parents=True)
        shutil.copyfile(ROOT / f"docs/{language}/api.md", tmp_path / f"docs/{language}/api.md")
    for file in (api.FILE, api.TABLE):
        shutil.copyfile(ROOT / file, tmp_path / file)
    return tmp_path


def told(root):
    return [fault.text for fault, _ in api.account(index.load(root))]


def test_nothing_is_wrong_with_the_lists(root):
    assert told(root) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "text"),
    [
        (api.TABLE, '"names": {', '"names": {\n  "multiprocessing.new": "*",', "has neither an example nor"),
        (api.FILE, "[shown]", '[shown]\n"multiprocessing.Pool" = "pool/map"', "take this line out"),
        (api.FILE, "[gives]", '[gives]\n"multiprocessing.Pol" = "x"', "there is no name multiprocessing.Pol"),
        (api.FILE, '"pool/got_error"', '"pool/imap"', "neither examples/pool/imap.py nor what it prints"),
        (
            api.FILE,
            "[reasons.heap]\nnames = [",
            '[reasons.heap]\nnames = ["idle.*", ',
            "idle.* is of no name",
        ),
        (api.FILE, 'others = ["multiprocessing.get_logger", ', "others = [", "and no section is for it"),
        ("docs/en/api.md", "<!-- api: pool -->", "", None),
    ],
)
def test_what_is_wrong_with_them_is_told(root, file, old, new, text):
    path = root / file
    held = path.read_text("utf-8")
    old = old.replace("reasons.heap", "reasons.inside")
    assert old in held
    path.write_text(held.replace(old, new.replace("reasons.heap", "reasons.inside")), "utf-8")
    if text is None:
        (root / "docs/zh/api.md").write_text(held.replace(old, new), "utf-8")
        text = "no page has <!-- api: pool -->"
    assert [one for one in told(root) if text in one], told(root)

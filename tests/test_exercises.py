"""Every exercise can be solved, and check.py tells what is wrong with an answer that is not right.

What needs every start method and several Pythons is in tests/exercises.
"""

import os
import subprocess
import sys
import warnings
from dataclasses import replace
from itertools import product

import pytest

from book import exercises, index
from book.pages import LANGUAGES
from doctor import known
from finish import one_file
from harness.checks import CHECKS
from harness.fault import FaultError
from harness.paths import ROOT
from harness.run import Request, Run
from harness.transcript import parse
from learner import __main__ as command
from learner import judge, noting, program, words
from learner.exercises import FORETELL, dump, load
from tests.test_supervisor import STOPPED

ADDRESS = "https://example.org/"
try:
    GATHERED = exercises.gather(index.load(ROOT), ADDRESS)
except FaultError:
    pytest.skip("an exercise is not right, and test_consistency says so", allow_module_level=True)
FOUND = {exercise.name: exercise for exercise in GATHERED}
FILES = {name: exercises.attempts(ROOT, name) for name in FOUND}
ATTEMPTS = [(name, kind) for name, files in FILES.items() for kind in files]
FIRST = "fork" if "fork" in command.methods() else "spawn"  # the cheapest that there is


def answer(name, kind):
    """An attempt, as a request for its run under the first method; None for a prediction."""
    path = FILES[name][kind]
    return None if path.suffix == ".txt" else command.request(path, FIRST)


@pytest.fixture(scope="module", autouse=True)
def begun():
    """All runs that the tests here ask for, begun together: they mostly wait."""
    from conftest import runner

    asked = {(name, kind): answer(name, kind) for name, kind in ATTEMPTS}
    return {attempt: runner.submit(request) for attempt, request in asked.items() if request}


def noted_in(exercise, source, shared_run):
    """What is found in the run of a program that notes what arrives and what is sent."""
    asked = command.request(ROOT / f"{exercise.name}.py", FIRST, source=noting.noting(source))
    return judge.judge_noted(exercise, shared_run(asked), source)


def found_in(exercise, path, shared_run, source=None):
    """What is found in a program, or in this text instead, under the first method at which something is."""
    for again, method in product(range(3), dict.fromkeys([FIRST, "spawn"])):  # a race may end well by luck
        asked = replace(command.request(path, method, source=source), again=again)
        if finding := judge.judge(exercise, shared_run(asked)):
            return finding
    return noted_in(exercise, source or path.read_text("utf-8"), shared_run)


def finding_of(name, kind, shared_run):
    """What is found in an attempt."""
    exercise, path = FOUND[name], FILES[name][kind]
    if path.suffix == ".txt":
        return judge.foretold(exercise, command.read_answer(path), exercise.sessions(None)[0])
    return found_in(exercise, path, shared_run)


@pytest.mark.parametrize(("name", "kind"), ATTEMPTS)
def test_an_attempt_is_told_what_is_wrong(name, kind, shared_run):
    finding = finding_of(name, kind, shared_run)
    assert finding, f"check.py finds nothing wrong with {FILES[name][kind]}"
    hint = judge.hint(FOUND[name], finding)
    if kind == "starter":  # the first that a learner hands in
        assert hint or command.noted(FOUND[name], finding.source), finding
    else:
        assert hint and kind.removeprefix("wrong_") in hint.wrong, finding


def test_what_notes_stands_behind_a_docstring_and_future_imports(shared_run):
    head = '# coding: gbk\n"""Squares."""\nfrom __future__ import annotations\n'
    source = head + solution_of("squares_back").replace("number**2", "f'{number**2}'")
    asked = command.request(ROOT / "squares_back.py", FIRST, source=noting.noting(source))
    assert {"'9'", "9", "3"} <= {*noting.told(shared_run(asked).said)["arrives"]}
    assert noting.told("[1] squares is {}\n") is None


def test_a_long_text_is_noted_by_its_beginning(shared_run):
    source = solution_of("limit_each").replace("function(argument))\n", "repr(function(argument)))\n", 1)
    asked = command.request(ROOT / "limit_each.py", FIRST, source=noting.noting(source))
    assert "98" in noting.told(shared_run(asked).said)["arrives"]


def test_what_notes_is_compiled_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compile(noting.BEFORE, "noting", "exec")


BELOW = "what stands below the guard"
PAIRS = """
    pairs = []
    for name in "ab":
        queue = Queue()
        pairs.append([Process(target=produce, args=(queue, name)), Process(target=consume, args=(queue,))])
        for process in pairs[-1]:
            process.start()
    for producer, consumer in pairs:
        producer.join()
        consumer.join()
    say("joined")
"""
PUT = '        queue.put(f"{name}{number}")'
SAY = 'print(f"[{os.getpid()}] {text}")'
MAIN = 'if __name__ == "__main__":'
# Answers as learners give them: the exercise, what differs from its solution, what may be found, and words of
# the hint; "" where there is none.
ANSWERS = {
    "printed by print": ("sum_in_child", {SAY: "print(text)"}, "unsaid", ""),
    "no start": ("greet_each", {"child.start()": "pass", "child.join()": "pass"}, "no_child", ""),
    "no child at all": (
        "greet_each",
        {BELOW: "\n    greet('ann')\n    greet('bob')\n    say('joined')\n"},
        "no_child",
        "makes no child",
    ),
    "run, not start": (
        "greet_each",
        {"child.start()": "child.run()", "child.join()": "pass"},
        "no_child",
        "Use start()",
    ),
    "forged PIDs": ("pass_a_word", {SAY: "print(f'[{os.getpid() + 1}] {text}')"}, "forged", ""),
    "a child fails late": (
        "pass_a_word",
        {'say(f"hello {name}")': 'say(f"hello {name}"); [][0]'},
        "child_error",
        "",
    ),
    "no join": ("greet_each", {"child.join()": "pass"}, "joined_last unjoined", "no join()"),
    "empty": (
        "sum_in_child",
        {"while True:": "while not numbers.empty():", "child.start()": "child.start(); child.join()"},
        "lines",
        "does not tell whether all was taken",
    ),
    "put in the loop": (
        "sum_in_child",
        {"total += number\n": "total += number\n        results.put(total)\n"},
        "lines",
        "within the loop",
    ),
    "a second get": (
        "sum_in_child",
        {"results.get()": "results.get() + results.get()"},
        "hangs",
        "more than once",
    ),
    "a global queue": (
        "two_consumers",
        {
            MAIN: f"queue = Queue()\n{MAIN}",
            "    queue = Queue()\n": "",
            "consume(queue)": "consume()",
            "args=(queue,)": "args=()",
        },
        "hangs",
        "The queue is a global",
    ),
    "ended in time": (
        "two_consumers",
        {"consumer.join()": "consumer.join(1); consumer.terminate()"},
        "without",
        "end by itself",
    ),
    "a timeout": ("two_and_two", {"queue.get()": "queue.get(timeout=1)"}, "without", "however long"),
    "empty, again": ("two_and_two", {"while True:": "while not queue.empty():"}, "without", "on its way"),
    "no comma": ("greet_each", {"args=(name,)": "args=(name)"}, "child_error", "taken apart"),
    "an argument less": (
        "same_everywhere",
        {"args=(name, limit)": "args=(name,)"},
        "child_error",
        "lacks an argument",
    ),
    "threads": (
        "greet_each",
        {"from multiprocessing import Process": "from threading import Thread", "Process(": "Thread("},
        "no_child",
        "A thread is no child process",
    ),
    "a queue of threads": (
        "two_consumers",
        {"import Process, Queue": "import Process\nfrom queue import Queue"},
        "hangs error child_error",
        "of multiprocessing",
    ),
    "no release": (
        "exact_total",
        {"    meet.wait()\n": "    meet.wait()\n    total.get_lock().acquire()\n"},
        "hangs",
        "no release()",
    ),
    "no parentheses": (
        "three_squares",
        {"pool.map(square, [3, 1, 2])": "pool.map_async(square, [3, 1, 2]).get"},
        "lines",
        "lacks its parentheses",
    ),
    "no get": ("two_numbers", {"pool.starmap(": "pool.starmap_async("}, "lines", "ends in _async"),
    "an iterator": ("three_squares", {"pool.map(": "pool.imap("}, "lines", "returns an iterator"),
    "no return": ("two_numbers", {"return a + b": "a + b"}, "lines", "without return"),
    "a wide barrier": ("three_at_once", {"Barrier(3)": "Barrier(4)"}, "hangs", "when three wait"),
    "nobody ends it": (
        "end_in_time",
        {"(started,)": "(started,), daemon=True", "    child.terminate()\n    child.join()\n": ""},
        "lines",
        "Nobody ends the child",
    ),
    "squares without numbers": (
        "squares_back",
        {
            "child.start()": "child.start(); child.join()",
            "(number, number**2)": "number**2",
            "dict(results.get() for _ in children)": "{n: results.get() for n in (3, 2, 1)}",
        },
        "lines",
        "Put the number along",
    ),
    "the sentinel is printed": (
        "two_consumers",
        {"        item = queue.get()\n": "        item = queue.get()\n        say(f'got {item}')\n"},
        "exactly_once lines",
        "None is no item",
    ),
    "a line of print": ("greet_each", {'say(f"hello': 'print(f"hello'}, "unsaid", ""),
    "another spelling": ("greet_each", {"hello ": "Hello, "}, "spelling", ""),
    "no guard, and a pool that never ends": ("three_squares", {MAIN: "if True:"}, "no_guard", "goes below"),
    "no guard, and a hang": ("squares_back", {MAIN: "if True:"}, "no_guard", "goes below"),
    "tasks for one worker": (
        "greet_each",
        {
            "import Process": "import Pool",
            BELOW: """
    with Pool(1) as pool:
        pool.map(greet, ["ann", "bob"])
        pool.close()
        pool.join()
    say("joined")
""",
        },
        "together",
        "may run several tasks",
    ),
    "a queue for each pair": (
        "two_and_two",
        {PUT: f"{PUT}\n    queue.put(None)", BELOW: PAIRS},
        "error child_error",
        "no variable of the parent held it",
    ),
    "after the with block": (
        "three_squares",
        {"        squares = pool": "    squares = pool"},
        "error",
        "the pool is gone",
    ),
    "a task that is called": (
        "three_squares",
        {"map(square, [": "map(square(3), ["},
        "error child_error",
        "without parentheses",
    ),
    "as they come": (
        "three_squares",
        {"pool.map(square, [3, 1, 2])": "sorted(pool.imap_unordered(square, [3, 1, 2]))"},
        "lines",
        "which may be another order",
    ),
    "a tuple of letters": (
        "pass_a_word",
        {"greet(name)": "greet(*name)", '("ann",)': '("ann")'},
        "lines",
        "Leave the function as it is",
    ),
    "for over a queue": (
        "two_consumers",
        {"    while True:\n        item = queue.get()\n": "    for item in queue:\n"},
        "error child_error",
        "leave the loop at a None",
    ),
    "start without parentheses": (
        "pass_a_word",
        {"child.start()": "child.start"},
        "error",
        "start is not called",
    ),
    "a sum made by the parent": (
        "sum_in_child",
        {"{results.get()}": "{3 + 1 + 2}", "    results.put(total)\n": ""},
        "arrives",
        "The child makes the sum",
    ),
    "squares made again by the parent": (
        "three_squares",
        {"return number**2": "pass", "squares = pool": "pool", "{squares}": "{[n**2 for n in [3, 1, 2]]}"},
        "arrives",
        "to compute the squares",
    ),
    "squares of numbers that come back": (
        "squares_back",
        {
            "(number, number**2)": "number",
            "dict(results.get() for _ in children)": "{n: n**2 for n in [results.get() for _ in children]}",
        },
        "arrives",
        "The children compute the squares",
    ),
    "sums by the parent": (
        "two_numbers",
        {"return a + b": "pass", "{sums}": "{[3, 7]}"},
        "arrives",
        "to compute the sums",
    ),
    "squares of what is reported": (
        "report",
        {
            "return number**2": "pass",
            "squares = result.get()": "result.get(); squares = [n * n for n in range(3)]",
        },
        "arrives",
        "The tasks compute the squares",
    ),
    "a text for a tuple, and put together": (
        "pass_a_word",
        {"greet(name)": "greet(*name)", "{name}": "{''.join(name)}", '("ann",)': '("ann")'},
        "sent",
        "Hand a child what it needs",
    ),
    "no name": ("name_the_parent", {", name=name": "", "{child.name}": "{name}"}, "sent", "Give the name"),
    "a shorter job": ("late_ends", {"1000)": "2)"}, "sent", "as long as they are"),
    "a job that is late by its name": (
        "late_ends",
        {
            "child.join(seconds)": "child.kill() if seconds < 1 else child.join()",
            "child.is_alive()": "job > 'r'",
        },
        "needs",
        "name does not tell",
    ),
    "fewer workers": (
        "three_squares",
        {"Pool(3)": "Pool(2)", "{len(active_children())}": "{3}"},
        "few",
        "Pool(3) starts",
    ),
    "one consumer": ("two_consumers", {"range(2)": "range(1)"}, "few", ""),
    "a narrow barrier": (
        "three_at_once",
        {"Barrier(3)": "Barrier(1)"},
        "overlap joined_last",
        "when three wait",
    ),
    "returned, not put": ("sum_in_child", {"results.put(total)": "return total"}, "hangs", "reaches nobody"),
}


def solution_of(name):
    (path,) = (ROOT / exercises.FOLDER).rglob(f"{name}.py")
    return path.read_text("utf-8")


def edited(name, edits):
    """The solution of an exercise, with these texts in place of others."""
    source = solution_of(name)
    for old, new in edits.items():
        old = source.partition(MAIN)[2] if old == BELOW else old
        assert old in source, (old, source)
        source = source.replace(old, new)
    return source


@pytest.mark.parametrize("case", ANSWERS)
def test_a_hint_fits_what_is_wrong(case, shared_run):
    name, edits, kinds, words = ANSWERS[case]
    finding = found_in(FOUND[name], ROOT / f"{name}.py", shared_run, edited(name, edits))
    assert finding and finding.kind in kinds.split(), finding
    hint = judge.hint(FOUND[name], finding)
    assert (words in hint.words["en"]) if words else hint is None, hint


COMPLETED = {"zip(TEXTS, futures)": "((TEXTS[futures.index(done)], done) for done in as_completed(futures))"}
ONE_BY_ONE = """
    squares = {}
    with ProcessPoolExecutor(2) as executor:
        for done, number in enumerate(NUMBERS, start=1):
            squares[number] = executor.submit(square, number).result()
            say(f"{done} of 3")
    say(f"squares is {dict(sorted(squares.items()))}")
"""
FORKED = {"    child = ": '    set_start_method("fork")\n    child = '}
ADD = "        with total.get_lock():\n            total.value += 1\n"
IN_TURN = {"        child.start()\n": "        child.start()\n        child.join()\n"}
GET = "    for _ in children:\n        total += queue.get()\n"
TAKES = """\
    while True:
        item = queue.get()
        if item is None:
            break
        say(f"got {item}")
"""
# Programs that print all that is asked for, and not in the way that is asked for: the exercise, what differs
# from its solution, what is found, and words of the hint.
UNSEEN = {
    "items that are counted and taken at once": (
        "two_and_two",
        {TAKES: '    for item in [queue.get() for _ in range(3)]:\n        say(f"got {item}")\n'},
        "counted",
        "With other counts",
    ),
    "a name that is only imported": (
        "go_together",
        {"import os\n": "import os\nfrom time import sleep\n"},
        "",
        "",
    ),
    "a name imported as another": (
        "go_together",
        {"import os\n": "import os\nfrom time import sleep as nap\n"},
        "without",
        "How long a sleep is enough",
    ),
    "a start method": ("greeting_arrives", FORKED, "chosen", "only spawn"),
    "a context": (
        "greet_each",
        {"Process(target": "get_context('spawn').Process(target"},
        "chosen",
        "only spawn",
    ),
    "one task by one": ("count_done", {BELOW: ONE_BY_ONE}, "one_by_one", "submit() all tasks first"),
    "one total by one": ("exact_total", IN_TURN, "one_by_one", "One after the other"),
    "one sum by one": ("two_sums", IN_TURN, "one_by_one", "start() both"),
    "no lock, and luck": ("exact_total", {ADD: "        total.value += 1\n"}, "needs", "right this time"),
    "a line by hand": (
        "squares_back",
        {"{dict(sorted(squares.items()))}": "{{1: 1, 2: 4, 3: 9}}"},
        "written",
        "",
    ),
    "a map in order": ("count_done", {"as_completed(": "list("}, "needs", "as_completed()"),
    "no wait": ("end_in_time", {"    child.join(0.5)\n": ""}, "missed", "does not wait"),
    "a wait to the end": ("end_in_time", {"child.join(0.5)": "sleep(0.5)"}, "missed", "whole time"),
    "a wait by name": ("end_in_time", {"child.join(0.5)": "child.join(timeout=0.5)"}, "", ""),
    "a shorter call": ("limit_each", {"sleep, 1000": "sleep, 2"}, "missed", "as long as they are"),
    "children not counted": (
        "limit_each",
        {"left = len(active_children())": "left = 0"},
        "needs",
        "to be counted",
    ),
    "a code by hand": ("end_in_time", {"{child.exitcode}": "-15"}, "needs", "leaves it behind"),
    "the PID of a child": (
        "greet_each",
        {'say(f"hello {name}")': "pass", "child.start()": 'child.start(); print(f"[{child.pid}] hello")'},
        "borrowed",
        "",
    ),
    "a start method that is asked for": (
        "set_once",
        {'get_context("spawn")': 'set_start_method("spawn")'},
        "",
        "",
    ),
    "futures, all submitted": ("count_done", {}, "", ""),
    "an order by luck": (
        "three_squares",
        {"pool.map(square, [3, 1, 2])": "list(pool.imap_unordered(square, [3, 1, 2]))"},
        "missed",
        "only by luck",
    ),
    "an order put right": (
        "three_squares",
        {
            "return number**2": "return number, number**2",
            "pool.map(square, [3, 1, 2])": "dict(pool.imap_unordered(square, [3, 1, 2]))",
            "{squares}": "{[squares[number] for number in (3, 1, 2)]}",
        },
        "",
        "",
    ),
    "an executor's map, which returns at once": (
        "report",
        {
            "pool.starmap_async(square, tasks)": "ProcessPoolExecutor(2).map(square, [queue] * 3, range(3))",
            "result.get()": "list(result)",
        },
        "",
        "",
    ),
    "reports after the results": (
        "report",
        {"pool.starmap_async(": "pool.starmap(", "result.get()": "result"},
        "missed",
        "at the very end",
    ),
}


@pytest.mark.parametrize("case", UNSEEN)
def test_what_no_line_shows_is_found_in_the_program(case):
    name, edits, kind, words = UNSEEN[case]
    exercise = FOUND[name]
    session = exercise.sessions(None)[0]
    asked = Request(ROOT / "x.py", session.command, source=edited(name, edits))
    said = str(session).partition("\n")[2]
    finding = judge.judge(exercise, Run(asked, said, session.status, children=exercise.children))
    assert (finding.kind if finding else "") == kind
    hint = finding and judge.hint(exercise, finding)
    assert (words in hint.words["en"]) if words else not hint


# Where it does not count which child prints a line: the exercise, what is printed, and what is found.
PLACES = {
    "the parent in another order": (
        "each_result",
        "[2] start 1\n[2] start x\n[2] start 3\n[2] start 4\n[1] x failed\n[1] got 1\n[1] got 3\n[1] got 4\n",
        "order",
    ),
    "a child in place of the parent": (
        "each_result",
        "[2] start 1\n[2] start x\n[3] start 3\n[2] start 4\n[1] got 1\n[1] x failed\n[3] got 3\n[1] got 4\n",
        "not_parent",
    ),
    "the parent in place of a child": (
        "three_squares",
        "[1] 3 workers\n[2] start 3\n[1] start 1\n[2] start 2\n[1] squares is [9, 1, 4]\n",
        "together",
    ),
    "items in another order": (
        "report",
        "[2] put 0\n[3] put 1\n[2] put 2\n[1] got 1\n[1] got 0\n[1] got 2\n[1] squares is [0, 1, 4]\n",
        "",
    ),
    "two rounds at once": ("start_two", "[2] work\n[3] work\n[1] joined\n[1] joined\n", "order"),
}


@pytest.mark.parametrize("case", PLACES)
def test_who_prints_a_line_and_when(case):
    name, said, kind = PLACES[case]
    asked = Request(ROOT / "x.py", "python x.py", source=solution_of(name))
    finding = judge.judge(FOUND[name], Run(asked, said, 0, children=FOUND[name].children))
    assert (finding.kind if finding else "") == kind


# Hints by the text alone, as runs were seen to end: the exercise, the finding, the edits of its solution,
# what was printed, and words of the hint; "" where there is none.
FITS = {
    "a lambda for a pool": (
        "report",
        "hangs",
        {"pool.starmap_async(square, tasks)": "pool.map_async(lambda n: square(queue, n), range(3))"},
        "",
        "cannot be pickled",
    ),
    "map with a queue": (
        "report",
        "error",
        {"pool.starmap_async(square, tasks)": "pool.map(square, queue, range(3))"},
        "TypeError: 'AutoProxy[Queue]' object is not iterable",
        "use starmap_async()",
    ),
    "tasks that lack an argument": (
        "report",
        "hangs",
        {"starmap_async(": "map_async("},
        "",
        "takes the tuples apart",
    ),
    "tasks that are never sent": (
        "report",
        "hangs",
        {"manager.Queue()": "Queue()"},
        "",
        "Use manager.Queue()",
    ),
    "a class that Shop does not know": (
        "stock_of_all",
        "error",
        {'Shop.register("stock", Stock)\n': ""},
        "AttributeError: 'Shop' object has no attribute 'stock'",
        "does not know the class",
    ),
    "no pool": (
        "three_squares",
        "no_child",
        {"    with Pool(3) as pool:\n": "    if True:\n", "pool.map": "map"},
        "0 workers",
        "Pool(3) as pool",
    ),
    "a child that nobody ends": (
        "end_in_time",
        "hangs",
        {BELOW: "\n    child = Process(target=work)\n    child.start()\n"},
        "start",
        "does nothing about it",
    ),
    "another error": ("report", "error", {}, "ZeroDivisionError: division by zero", ""),
    "a loop over imap": (
        "one_bad_text",
        "lines",
        {"pool.map(": "pool.imap("},
        "[1] good is [10, 0]",
        "The for loop ends",
    ),
    "a zero is no result": (
        "one_bad_text",
        "lines",
        {},
        "[1] good is [10, 30]\n[1] 2 failed",
        "0 is a result",
    ),
    "a lock that was not got": (
        "one_at_a_time",
        "one_after_another",
        {"with lock:\n": "lock.acquire(timeout=0.1)\n    if True:\n"},
        "",
        "gives up at its time limit",
    ),
    "a proxy that nobody keeps": (
        "stock_of_all",
        "child_error",
        {"args=(stock, count)": "args=(shop.stock(10), count)"},
        "KeyError: '7fae356968d0'",
        "no variable holds it",
    ),
    "a pool that is told to exit": (
        "limit_each",
        "hangs",
        {"Process(target=work": "Pool(1, work"},
        "",
        "ends the worker",
    ),
    "nothing begun in a pool": (
        "four_parts",
        "no_child",
        {"with Pool(2) as pool:": "if True:", "pool.map(": "map("},
        "",
        "makes no pool",
    ),
    "caught, and killed": (
        "stop_all",
        "error",
        {},
        "[1] KeyboardInterrupt\nexit status 137",
        "",
    ),
    "a barrier under the lock": (
        "one_at_a_time",
        "hangs",
        {"    both_here.wait()\n    with lock:\n": "    with lock:\n        both_here.wait()\n"},
        "",
        "holds the lock waits",
    ),
    "a hang of another kind": ("one_at_a_time", "hangs", {}, "", ""),
    "the total in the wrong queue": (
        "sum_in_child",
        "hangs",
        {"results.put(total)": "numbers.put(total)", "results.get()": "numbers.get()"},
        "",
        "a queue of its own",
    ),
    "None too late": (
        "sum_in_child",
        "hangs",
        {"    numbers.put(None)\n": "", "child.join()": "child.join()\n    numbers.put(None)"},
        "",
        "comes too late",
    ),
    "returned, and nobody puts": (
        "squares_back",
        "hangs",
        {"results.put((number, number**2))": "return number**2"},
        "",
        "is dropped",
    ),
    "processes for results": ("squares_back", "lines", {}, "squares is {1: <Process", "Process objects"),
    "two see one item": (
        "two_consumers",
        "hangs",
        {"while True:": "while not queue.empty():"},
        "",
        "only one gets it",
    ),
    "asked when it was over": ("end_in_time", "lines", {}, "child.is_alive() is False", "as soon as"),
    "no comma for a task": (
        "three_squares",
        "error",
        {"pool.map(square, [3, 1, 2])": "[pool.apply_async(square, (n)).get() for n in (3, 1, 2)]"},
        "TypeError: square() argument after * must be an iterable, not int",
        "as a tuple",
    ),
    "a list for each": ("three_squares", "lines", {}, "squares is [[9], [1], [4]]", "the whole list at once"),
    "EOFError in vain": (
        "answers_all",
        "hangs",
        {
            "except ValueError": "except EOFError:\n            pass\n        except ValueError",
        },
        "",
        "holds that end open",
    ),
    "an exception, sent": (
        "answers_all",
        "lines",
        {},
        "got invalid literal for int()",
        "type(error).__name__",
    ),
    "get for ever": (
        "owned_total",
        "hangs",
        {GET: GET.replace("for _ in children", "while True")},
        "",
        "more often",
    ),
    "empty before the first item": (
        "owned_total",
        "child_error",
        {GET: GET.replace("for _ in children", "while not queue.empty()")},
        "FileNotFoundError: [Errno 2]",
        "on its way",
    ),
    "pairs by luck": (
        "count_done",
        "lines",
        {"futures[future]": "NUMBERS[done - 1]"},
        "",
        "Note which number",
    ),
    "by completion": ("each_result", "order", COMPLETED, "", "as you submitted them"),
    "left out by the parent": ("one_bad_text", "lines", {}, "[pid] start bad", "All four texts"),
    "a name in quotes": (
        "greet_each",
        "child_error",
        {"target=greet": 'target="greet"'},
        "TypeError: 'str' object is not callable",
        "leave out the quotes",
    ),
    "a lock in vain": ("exact_total", "child_error", {"get_lock()": "get_lock"}, "", "lacks its parentheses"),
    "closed too early": (
        "two_numbers",
        "error",
        {"        sums = pool": "        pool.close()\n        sums = pool"},
        "ValueError: Pool not running",
        "Hand them out first",
    ),
    "join without parentheses": (
        "greet_each",
        "unjoined",
        {"child.join()": "child.join"},
        "",
        "lacks its parentheses",
    ),
    "main that is not called": ("greet_each", "no_child", {BELOW: "\n    main\n"}, "", "which is not called"),
    "nothing started": ("squares_back", "hangs", {"child.start()": "pass"}, "", "has no start()"),
    "an item in two": (
        "squares_back",
        "error",
        {"put((number, number**2))": "put(number, number**2)"},
        "TypeError: cannot convert dictionary update sequence element #0 to a sequence",
        "as a tuple",
    ),
    "a queue that looks empty": (
        "squares_back",
        "lines",
        {"dict(results.get() for _ in children)": "{results.get() for _ in range(results.empty())}"},
        "[pid] squares is {}",
        "empty() does not tell",
    ),
    "a lock for each turn": ("exact_total", "endless", {"total.get_lock()": "Lock()"}, "", "Make one in"),
    "a name that is not there": (
        "sum_in_child",
        "hangs",
        {},
        "NameError: name 'true' is not defined",
        "misspelt, or not imported",
    ),
    "a child that fails": (
        "sum_in_child",
        "hangs",
        {},
        "Traceback (most recent call last):\nTypeError: no",
        "Mend this error first",
    ),
    "no f": ("greet_each", "lines", {'say(f"hello': 'say("hello'}, "[1] hello {name}", "The f before"),
    "a method in a text": (
        "end_in_time",
        "lines",
        {"{child.is_alive()}": "{child.is_alive}"},
        "child.is_alive() is <bound method",
        "lacks its parentheses",
    ),
    "an error that nobody asks for": (
        "one_task_fails",
        "lines",
        {},
        "[2] ZeroDivisionError",
        "Nobody calls get()",
    ),
    "no code": ("three_ends", "lines", {}, "[2] rest exited with None", "no longer None"),
    "the code of kill": ("three_ends", "lines", {}, "[2] rest exited with -9", "sends SIGTERM"),
    "a code of one's own": ("three_ends", "lines", {}, "[pid] rest exited with -15", "That of SIGTERM is 15"),
}


@pytest.mark.parametrize("case", FITS)
def test_a_hint_goes_by_the_program_and_what_it_printed(case):
    name, kind, edits, printed, words = FITS[case]
    session = parse(f"$ python x.py\n{printed}\n")[0]
    hint = judge.hint(FOUND[name], judge.Finding(kind, session, source=edited(name, edits)))
    assert (words in hint.words["en"]) if words else hint is None, hint


def test_an_answer_to_another_exercise_is_known():
    session = FOUND["each_half"].sessions(None)[0]
    finding = judge.Finding("lines", session)
    assert command.meant_for(finding, GATHERED) == "each_half"
    assert command.meant_for(replace(finding, kind="order"), GATHERED) == ""
    assert command.meant_for(replace(finding, session=replace(session, lines=())), GATHERED) == ""


@pytest.mark.parametrize("left", ["SyncManager-3", "Shop-1", "Process-2"])
def test_a_manager_is_ended_by_with(left):
    exercise = FOUND["stock_of_all"]
    session, source = exercise.sessions(None)[0], solution_of("stock_of_all")
    hint = judge.hint(exercise, judge.Finding("unjoined", session, detail=left, source=source))
    assert ("Nobody ends the manager" in hint.words["en"]) == (left != "Process-2")


# What is told of a right answer, or where no hint fits: the exercise, what differs from its solution, and the
# rule of doctor.py.
NOTED = {
    "join before get": (
        "owned_total",
        {
            "    for _ in children:\n        total += queue.get()\n": "",
            '    say(f"total': '    for _ in children:\n        total += queue.get()\n    say(f"total',
        },
        "join-before-get",
    ),
    "one after another": (
        "greet_each",
        {
            BELOW: """
    for name in ("ann", "bob"):
        child = Process(target=greet, args=(name,))
        child.start()
        child.join()
    say("joined")
"""
        },
        "one-after-another",
    ),
    "a result for each child in turn": (
        "squares_back",
        {
            BELOW: """
    results, squares = Queue(), {}
    for number in (1, 2, 3):
        child = Process(target=square, args=(number, results))
        child.start()
        key, squares[key] = results.get()
        child.join()
    say(f"squares is {squares}")
"""
        },
        "one-after-another",
    ),
}


@pytest.fixture
def book(tmp_path, monkeypatch):
    """The sections and errors that check.py carries along."""
    file = tmp_path / "known.json"
    file.write_text(one_file.book(ROOT, ADDRESS), "utf-8")
    monkeypatch.setattr(known, "FILE", file)


def test_an_error_without_a_hint_leads_to_its_section(book, capsys):
    exercise = FOUND["greet_each"]
    failed = parse(
        "$ python x.py\nAssertionError: daemonic processes are not allowed to have children\nexit status 1\n"
    )[0]
    command.show_hint(command.Teller(words.WORDS["en"]), exercise, judge.Finding("error", failed))
    assert "errors-starting/#daemonic" in capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", NOTED)
def test_a_right_answer_may_have_a_habit_that_is_told(case, language, shared_run, book, capsys):
    name, edits, rule = NOTED[case]
    exercise, source = FOUND[name], edited(name, edits)
    run = shared_run(command.request(ROOT / f"{name}.py", FIRST, source=source))
    assert judge.judge(exercise, run) is None and [one.rule for one in command.noted(exercise, source)] == [
        rule
    ]
    command.show_notes(command.Teller(words.WORDS[language]), exercise, source)
    noted = capsys.readouterr().out
    assert "join()" in noted and "https://example.org/" in noted
    command.show_hint(
        command.Teller(words.WORDS[language]),
        exercise,
        judge.Finding("killed", exercise.sessions(None)[0], source=source),
    )
    hinted = capsys.readouterr().out
    assert noted.partition("\n")[2] == hinted.partition("\n")[2] and noted != hinted


def test_a_solution_has_no_habit():
    written = [exercise for exercise in GATHERED if exercise.kind != FORETELL]
    found = {exercise.name: exercise.habits for exercise in written if exercise.habits}
    assert found == {"children_log": ("one-after-another",)}


def test_a_result_taken_after_its_pool_is_told():
    """By the text alone: whether such a program hangs depends on who is first."""
    after = "    with Manager() as m, Pool(2) as pool:\n        a = 1\n\n        b = 2\n"
    after += "    c = 3\n    d = r.get()\n"
    within = after.replace("    d", "        d")
    for source, wanted in {after: True, within: False}.items():
        finding = judge.Finding("hangs", FOUND["report"].sessions(None)[0], source=source)
        hint = judge.hint(FOUND["report"], finding)
        assert bool(hint and "within the block" in hint.words["en"]) == wanted


@pytest.mark.parametrize(
    ("kind", "begins"), [("hangs", "Hint, it may be this: A "), ("exactly_once", "Hint: A ")]
)
def test_a_guess_is_told_as_a_guess(kind, begins, capsys):
    exercise = FOUND["two_consumers"]
    command.show_hint(
        command.Teller(words.WORDS["en"]), exercise, judge.Finding(kind, exercise.sessions(None)[0])
    )
    assert capsys.readouterr().out.startswith(begins)


@pytest.mark.parametrize("kind", ["spelling", "unsaid"])
def test_a_slip_leads_to_no_section(kind, capsys):
    exercise = FOUND["greet_each"]
    command.show_hint(
        command.Teller(words.WORDS["en"]), exercise, judge.Finding(kind, exercise.sessions(None)[0])
    )
    assert not capsys.readouterr().out


def test_what_was_left_is_named_in_chinese_and_nothing_else():
    chinese, session = words.WORDS["zh"], FOUND["two_consumers"].sessions(None)[0]
    left = judge.Finding("left", session, detail=", ".join(f"the {kind} x" for kind in words.LEFT))
    assert ", ".join(f"{named} x" for named in words.LEFT.values()) in chinese.fault(left)
    why = "the process that watches it failed"
    assert why in chinese.fault(judge.Finding("not_run", session, detail=why))


def test_the_command_is_that_of_windows(monkeypatch, capsys):
    monkeypatch.setattr(command, "PYTHON", "py")
    command.Teller(words.WORDS["en"])("see_list")
    assert capsys.readouterr().out.startswith("py check.py alone")


@pytest.mark.parametrize("name", FOUND)
def test_a_solution_is_right(name):
    exercise, source = FOUND[name], solution_of(name)
    for method, text in exercise.expected.items():
        for session in parse(text):
            said = str(replace(session, status=0)).partition("\n")[2]
            request = Request(ROOT / "x.py", session.command, method=method or None, source=source)
            run = Run(request, said, session.status, children=exercise.children)
            assert judge.judge(exercise, run) is None
            assert judge.foretold(exercise, session, session) is None


def test_what_is_not_asked_for_is_found():
    name = next(name for name, exercise in FOUND.items() if exercise.kind != FORETELL)
    exercise = FOUND[name]
    session = exercise.sessions(None)[0]
    run = Run(
        Request(ROOT / "x.py", session.command), str(session).partition("\n")[2], session.status, children=1
    )
    assert judge.judge(exercise, run) is None
    for kind, other in {
        "unjoined": replace(run, unjoined=("Process-1",)),
        "left": replace(run, left=("the file x",)),
        "error": replace(run, status=1),
        "child_error": replace(run, said=f"{judge.TRACEBACK}\n{run.said}"),
        "unsaid": replace(run, said="put 0\njoined\n"),
        "no_child": replace(run, children=0),
        "forged": replace(run, pids=frozenset({0})),
        "lines": replace(run, said="[1] more\n" + run.said),
    }.items():
        assert judge.judge(exercise, other).kind == kind


@pytest.mark.parametrize(
    ("made", "more", "kind"),
    [
        (3, "", None),
        (2, "", "few"),
        (2, "# Executor", "few"),
        (2, "Executor = None\n", None),
        (4, "", "many"),
    ],
)
def test_children_are_counted_where_a_number_is_asked_for(made, more, kind):
    """An executor starts a worker when it needs one, so there may be fewer."""
    exercise = FOUND["fresh_pools"]
    session = exercise.sessions(None)[0]
    asked = Request(ROOT / "x.py", session.command, source=edited("fresh_pools", {}) + more)
    finding = judge.judge(exercise, Run(asked, str(session).partition("\n")[2], 0, children=made))
    assert (finding and finding.kind) == kind


@pytest.mark.parametrize("name", STOPPED)
def test_every_reason_to_stop_a_run_has_its_sentence(name):
    exercise = next(iter(FOUND.values()))
    run = Run(Request(ROOT / "x.py", "python x.py"), "", 137, STOPPED[name][1])
    kinds = {"flood": "floods", "full disk": "files", "fork bomb": "forks", "memory": "memory"}
    finding = judge.judge(exercise, run)
    assert finding.kind == kinds.get(name, "killed" if "SIG" in name else "hangs")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_finding_has_a_sentence(language):
    assert not {*words.WORDS[language].sentences} & {*CHECKS}
    for kind in exercises.ONS:
        finding = judge.Finding(kind, parse("$ python x.py")[0])
        assert words.WORDS[language].fault(finding)
    assert words.WORDS[language].sentences.keys() == words.WORDS["zh"].sentences.keys()


BAD = {
    "no_file": None,
    "empty": b"\n",
    "encoding": "# 中文\n".encode("gbk"),
    "syntax": b"print(1\n",
    "hides": b"print(1)\n",
    "not_named_py": b"print(1)\n",
}
NAMES = {"hides": "queue.py", "not_named_py": "answer.txt"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_no_program(kind, language, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(command, "load", lambda _: FOUND)
    monkeypatch.setattr(command, "FILE", ROOT / "README.md")
    path, content = tmp_path / NAMES.get(kind, "answer.py"), BAD[kind]
    if content is not None:
        path.write_bytes(content)
    name = next(name for name, exercise in FOUND.items() if exercise.kind != FORETELL)
    assert command.main(["--lang", language, name, str(path)]) == command.WRONG
    told = capsys.readouterr().out
    sentence = words.WORDS[language].sentences[kind]
    assert told.startswith(sentence.partition("{")[0]) and sentence.rpartition("}")[2].strip() in told
    with pytest.raises(program.UnreadableError):
        program.text_of(path)


def test_the_other_language_is_told_unless_one_was_chosen(monkeypatch, capsys):
    monkeypatch.setattr(command, "load", lambda _: FOUND)
    monkeypatch.setattr(command, "FILE", ROOT / "README.md")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    command.main(["greet_each", "none.py"])
    other = "check.py --lang zh greet_each none.py"
    assert other in capsys.readouterr().out.splitlines()[-1]
    command.main(["--lang", "en", "greet_each", "none.py"])
    assert other not in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_prediction_is_read_however_it_was_saved(encoding, tmp_path):
    file = tmp_path / "answer.txt"
    file.write_bytes("$ python x.py\r\n【1】 put 中\r\n\r\n [2] got 中\r\n".encode(encoding))
    assert command.read_answer(file).lines == (("1", "put 中"), ("2", "got 中"))
    file.write_text("put 0\n", encoding)
    with pytest.raises(program.UnreadableError):
        command.read_answer(file)


def test_a_program_in_place_of_a_prediction_is_told_what_is_wanted(tmp_path, capsys):
    exercise, file = FOUND["imap_goes_on"], tmp_path / "imap_goes_on.py"
    file.write_text(exercise.program, "utf-8")
    assert command.check(command.Teller(words.WORDS["en"]), exercise, file) == command.WRONG
    told = capsys.readouterr().out
    assert "asks not for a program" in told and "in lines like [1] got 2." in told and "put 0" not in told


@pytest.mark.parametrize(
    ("said", "kind"),
    [("[1] end\n[1] start\n[2] joined", "order"), ("[1] start\n[1] end\n[1] joined", "speaker")],
)
def test_a_prediction_in_other_order_is_not_one_by_other_processes(said, kind):
    real = parse("$ python x.py\n[7] start\n[7] end\n[6] joined\n")[0]
    exercise = replace(FOUND["one_task_fails"], order="process")
    finding = judge.foretold(exercise, parse(f"$ python x.py\n{said}\n")[0], real)
    assert finding.kind == kind


def test_quotes_and_spaces_of_a_prediction_do_not_count():
    exercise = FOUND["two_dicts"]
    real = exercise.sessions(None)[0]
    text = str(real).replace("'", '"').replace(": ", ":").replace("is {", "is  { ")
    assert text != str(real) and judge.foretold(exercise, parse(text)[0], real) is None
    assert judge.foretold(exercise, parse(text.replace("is {", "is not {").replace("joined", "end"))[0], real)


@pytest.mark.parametrize(("said", "given"), [("[1] x", False), ("[1] rest exited with -15", True)])
def test_who_foretells_nothing_right_is_not_given_the_lines(said, given, tmp_path, capsys, monkeypatch):
    exercise = FOUND["three_ends"]
    (file := tmp_path / "answer.txt").write_text(f"10 {said}\n")
    run = Run(Request(file, "python x.py"), str(exercise.sessions(None)[0]).partition("\n")[2], 0, children=1)
    monkeypatch.setattr(command, "foretold_runs", lambda *_: [run])
    assert command.check(command.Teller(words.WORDS["en"]), exercise, file) == command.WRONG
    told = capsys.readouterr().out
    assert ("leave exited with 3" in told) == given and ("prints 3 lines" in told) != given


def test_a_folder_of_answers_is_told_in_a_line_each(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(command, "load", lambda _: FOUND)
    monkeypatch.setattr(command, "FILE", ROOT / "README.md")
    exercise = FOUND["three_ends"]
    right = str(exercise.sessions(None)[0])
    run = Run(Request(tmp_path, "python x.py"), right.partition("\n")[2], 0, children=1)
    monkeypatch.setattr(command, "foretold_runs", lambda *_: [run])
    assert command.main(["--lang", "en", exercise.name, str(tmp_path)]) == command.NOTHING
    (tmp_path / "ann.txt").write_text(right)
    (tmp_path / "bob.txt").write_text("[1] x\n")
    (tmp_path / "eve.txt").write_text("x\n")
    capsys.readouterr()
    assert command.main(["--lang", "en", exercise.name, str(tmp_path)]) == command.WRONG
    assert capsys.readouterr().out == "right  ann.txt\nwrong  bob.txt\nwrong  eve.txt\n"
    files = [str(tmp_path / "ann.txt")] * 2
    assert command.main(["--lang", "en", exercise.name, *files]) == command.RIGHT
    assert command.main(["--lang", "en", exercise.name, *files, str(tmp_path / "none.txt")]) == command.WRONG


def test_the_ending_that_windows_hides_is_named(tmp_path, capsys):
    (tmp_path / "a5.txt.txt").write_text("[1] x\n")
    command.check(command.Teller(words.WORDS["en"]), FOUND["three_ends"], tmp_path / "a5.txt")
    assert "Beside it lies a5.txt.txt" in capsys.readouterr().out


def test_a_crash_is_told_before_a_name_that_is_not_allowed():
    exercise = FOUND["two_and_two"]
    source = "queue.empty()"
    asked = Request(ROOT / "x.py", "python x.py", source=source)
    said = f"{judge.TRACEBACK}:\nTypeError: 'Queue' object is not iterable\n"
    assert judge.judge(exercise, Run(asked, said, 1)).kind == "error"
    assert judge.judge(exercise, Run(asked, "[1] joined\n", 0, children=4)).kind == "without"


def test_exercises_come_through_json_as_they_were():
    text = dump([*FOUND.values()])
    assert load(text) == FOUND
    shared = FOUND["two_consumers"].hints[-1]  # of every.toml
    assert text.count(shared.words["zh"]) == 1


@pytest.fixture(scope="module")
def check_py(tmp_path_factory):
    """The file that learners download, in a folder of its own."""
    file = tmp_path_factory.mktemp("learner") / "check.py"
    file.write_text(one_file.check(ROOT, ADDRESS, one_file.book(ROOT, ADDRESS)), "utf-8")
    return file


def run_check(file, *words, **variables):
    """Run check.py as a learner does; the finished process, its output as bytes."""
    return subprocess.run(
        [sys.executable, file.name, *words],
        cwd=file.parent,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )


def test_check_py_lists_what_there_is(check_py):
    done = run_check(check_py, LANG="zh_CN.UTF-8", LC_ALL="")
    assert done.returncode == 0 and all(name in done.stdout.decode() for name in FOUND)
    assert "用法" in done.stdout.decode()
    assert [*check_py.parent.iterdir()] == [check_py]


@pytest.mark.skipif(os.name == "nt", reason="no such signal of a closed pipe")
def test_check_py_ends_quietly_where_nobody_reads_on(check_py):
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, check_py], **pipes) as started:
        started.stdout.close()
        assert not started.stderr.read()
    assert started.returncode == 141


def test_check_py_reads_a_program_in_the_encoding_that_it_declares(check_py):
    say = "def say(\u6587):\n    print(f'[{os.getpid()}] {\u6587}')\n"
    text = f"# coding: gbk\nimport os\n\n\n{say}\n\nsay('x')\n"
    (check_py.parent / "names.py").write_bytes(text.encode("gbk"))
    done = run_check(check_py, "--lang", "en", "three_squares", "names.py")
    assert done.returncode == command.WRONG
    assert b"SyntaxError" not in done.stdout


def test_check_py_on_a_chinese_console_leaves_nothing_behind(check_py, tmp_path):
    """Whose files are named like modules of the library, and whose programs print what it cannot show."""
    name = next(name for name, exercise in FOUND.items() if exercise.kind != FORETELL)
    for module in ("queue.py", "signal.py", "threading.py"):
        (check_py.parent / module).write_text("raise SystemExit('not the library')\n")
    (check_py.parent / "答 案.py").write_text("print('\N{SNOWMAN WITHOUT SNOW} \N{ROCKET}')\n", "utf-8")
    done = run_check(
        check_py, "--lang", "zh", name, "答 案.py", PYTHONIOENCODING="cp936", TMPDIR=str(tmp_path)
    )
    told = done.stdout.decode("gbk")
    assert done.returncode == command.WRONG and "还不对" in told and r"\U0001f680" in told
    assert not [*tmp_path.iterdir()]

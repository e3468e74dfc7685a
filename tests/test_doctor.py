"""What doctor.py tells of programs, errors and machines is so; of good programs it tells nothing."""

import os
import subprocess
import sys

import pytest

from doctor import machine, running
from doctor.known import load
from doctor.names import Program
from doctor.rules import RULES, SECTIONS, examine
from doctor.waiting import Position, explaining, positions
from doctor.words import WORDS
from finish import one_file
from harness.paths import ROOT
from harness.run import Run

# Every example whose text shows a fault. Of all others nothing is told.
TOLD = {
    "arguments/lambda_target": {"lambda"},
    "arguments/local_target": {"local-function"},
    "arguments/lock_argument": {"thread-lock"},
    "arguments/missing_comma": {"missing-comma"},
    "arguments/not_iterable": {"missing-comma"},
    "connections/top_level_client": {"one-after-another"},
    "create/no_guard": {"no-guard"},
    "create/start_join_in_loop": {"one-after-another"},
    "create/top_level_runs": {"one-after-another"},
    "errors/apply_number": {"missing-comma"},
    "errors/binary_file": {"cannot-be-sent"},
    "errors/closed_end": {"pipe-after-close"},
    "errors/connection": {"cannot-be-sent"},
    "errors/context_string": {"context-as-text"},
    "errors/coroutine_target": {"coroutine"},
    "errors/coroutine_task": {"coroutine"},
    "errors/daemon_too_late": {"daemon-too-late"},
    "errors/defined_later": {"pool-not-closed"},
    "errors/generator": {"cannot-be-sent"},
    "errors/initializer_called": {"target-called"},
    "errors/loop_in_self": {"lock-in-self"},
    "errors/map_keyword": {"map-keyword", "one-argument"},
    "errors/module_called": {"module-called"},
    "errors/name_after_pool": {"global-under-guard", "own-pool"},
    "errors/no_args": {"argument-missing"},
    "errors/no_event_loop": {"event-loop"},
    "errors/no_super_init": {"no-super-init"},
    "errors/notify_alone": {"condition-not-held"},
    "errors/open_file": {"cannot-be-sent"},
    "errors/other_arguments": {"other-arguments"},
    "errors/other_name": {"named-otherwise"},
    "errors/pool_in_self": {"pool-in-self"},
    "errors/result_as_target": {"target-called"},
    "errors/rlock": {"thread-lock"},
    "errors/start_returns_none": {"start-returns-none"},
    "errors/task_called": {"target-called"},
    "errors/unknown_keyword": {"argument-missing", "unknown-keyword"},
    "errors/value_type": {"value-type"},
    "errors/wrong_end": {"wrong-end"},
    "executor/no_guard": {"no-guard"},
    "executor/no_guard_server": {"no-guard"},
    "executor/submit_in_task": {"global-under-guard", "own-pool"},
    "executor/two_argument_error": {"other-arguments"},
    "executor/with_waits": {"executor-after-end"},
    "exercises/arguments/pass_a_word.starter": {"missing-comma"},
    "exercises/arguments/pass_a_word.wrong_called": {"target-called"},
    "exercises/arguments/pass_a_word.wrong_lambda": {"lambda"},
    "exercises/arguments/pass_a_word.wrong_star": {"missing-comma"},
    "exercises/arguments/squares_back.wrong_returned": {"one-after-another"},
    "exercises/create/greet_each.wrong_called": {"target-called"},
    "exercises/create/greet_each.wrong_no_guard": {"no-guard"},
    "exercises/create/three_at_once.starter": {"one-after-another"},
    "exercises/globals/greeting_arrives.starter": {"set-under-guard"},
    "exercises/managers/count_and_names": {"inner-changed"},
    "exercises/pool_queue/queue_for_tasks.starter": {"shared-as-task"},
    "exercises/pool_queue/queue_for_tasks.wrong_thread_queue": {"thread-lock"},
    "exercises/passing/pooled_method.starter": {"lock-in-self"},
    "exercises/passing/pooled_method.wrong_lambda": {"lambda-task"},
    "exercises/pool/one_task_fails": {"result-dropped"},
    "exercises/pool/three_squares.wrong_not_closed": {"pool-not-closed"},
    "exercises/pool/two_numbers.starter": {"one-argument"},
    "exercises/pool/two_numbers.wrong_lambda": {"lambda-task"},
    "exercises/pool_queue/queue_for_tasks.wrong_global": {"shared-at-top-level"},
    "exercises/pool_queue/quiet": {"shared-as-task"},
    "exercises/process/start_two.starter": {"start-twice"},
    "exercises/process/start_two.wrong_run": {"run-not-start"},
    "exercises/queues/sum_in_child.wrong_called": {"target-called"},
    "exercises/queues/two_consumers.starter": {"sentinels-too-few"},
    "exercises/real_programs/children_log": {"one-after-another"},
    "exercises/real_programs/children_log.starter": {"logging-under-guard", "one-after-another"},
    "exercises/real_programs/children_log.wrong_level_only": {"one-after-another"},
    "exercises/real_programs/children_log.wrong_no_format": {"one-after-another"},
    "exercises/real_programs/children_log.wrong_printed": {"one-after-another"},
    "exercises/real_programs/children_log.wrong_warning": {"one-after-another"},
    "exercises/shared_state/exact_total.starter": {"value-without-lock"},
    "exercises/start_methods/same_everywhere.wrong_default": {"set-under-guard"},
    "exercises/start_methods/same_everywhere.wrong_global": {"global-under-guard"},
    "exercises/waiting/one_at_a_time.wrong_join_each": {"one-after-another"},
    "exercises/waiting/one_at_a_time.wrong_top_level": {"shared-at-top-level"},
    "globals/name_error_under_guard": {"global-under-guard"},
    "globals/set_under_guard": {"set-under-guard"},
    "leftovers/idle_worker": {"pool-not-closed"},
    "libraries/model_argument": {"lock-in-object"},
    "locks/lock_to_pool": {"shared-as-task"},
    "logs/no_handler": {"logging-under-guard"},
    "managers/nested": {"inner-changed"},
    "memory/shared_or_copied": {"one-after-another"},
    "migrate/decorated": {"bare-decorator"},
    "migrate/lambda_in_register": {"lambda-in-register"},
    "pickling/lock_in_self": {"lock-in-self"},
    "pipe/inherited_end": {"end-inherited"},
    "pipe/still_open": {"end-still-open"},
    "pool/after_close": {"pool-after-end"},
    "pool/daemonic_children": {"daemon-children"},
    "pool/dropped_error": {"result-dropped"},
    "pool/initializer_under_guard": {"global-under-guard"},
    "pool/join_before_close": {"join-before-close"},
    "pool/lambda_to_pool": {"lambda-task"},
    "pool/map_two_arguments": {"one-argument"},
    "pool/no_guard_pool": {"no-guard"},
    "pool/two_argument_error": {"other-arguments"},
    "pool/with_ends_tasks": {"with-ends-tasks"},
    "pool/worker_replaced": {"exit-in-task"},
    "pool_queue/queue_to_pool": {"shared-as-task"},
    "pool_queue/queue_to_pool_silent": {"result-dropped", "shared-as-task"},
    "process/daemon_no_children": {"daemon-children"},
    "process/group_must_be_none": {"target-missing"},
    "process/run_not_start": {"run-not-start"},
    "process/start_twice": {"start-twice"},
    "process/target_called": {"target-called"},
    "queues/except_queue_empty": {"queue-empty"},
    "queues/join_before_get": {"join-before-get"},
    "queues/qsize_bound": {"qsize-as-bound"},
    "queues/thread_queue_in_child": {"thread-lock"},
    "random_numbers/same_seed": {"seeded-in-initializer"},
    "reading/hangs": {"never-set"},
    "signals/handler_inherited": {"result-dropped"},
    "start_methods/fork_lock": {"fork-beside-thread"},
    "start_methods/mixed_context": {"mixed-contexts"},
    "start_methods/queue_at_top_level": {"shared-at-top-level"},
    "start_methods/set_at_top_level": {"set-method-outside-guard"},
    "start_methods/unknown_method": {"no-such-method"},
    "teaching/what_is_left": {"global-changed"},
    "testing/hanging_task": {"result-dropped"},
    "windows/gbk_stdout": {"one-after-another"},
    "errors/for_in_queue": {"queue-not-iterable"},
    "errors/forgot_value": {"value-forgotten"},
    "errors/imap_index": {"result-not-fetched"},
    "errors/map_number": {"arguments-not-iterable"},
    "errors/not_fetched": {"result-not-fetched"},
    "errors/queue_length": {"other-queue"},
    "errors/recv_size": {"no-size"},
    "errors/sum_of_results": {"result-not-fetched"},
    "errors/task_done_missing": {"other-queue"},
    "exercises/managers/table_lives.starter": {"proxy-after-end"},
    "exercises/managers/table_lives.wrong_read_outside": {"proxy-after-end"},
    "exercises/pool_queue/report.wrong_manager_gone": {"proxy-after-end"},
    "globals/filled_under_guard": {"filled-under-guard"},
    "managers/gone": {"proxy-after-end"},
}
HEAD = "import multiprocessing as mp\nimport queue, random, threading\n\n"
WORK = "def work(item=None, more=None):\n    print(1 / item)\n\n\n"
GUARD = 'if __name__ == "__main__":\n'
CAUGHT = "def work():\n    try:\n        CALL\n    except BaseException:\n        pass\n\n\n"
HOLDER = "class Holder:\n    def __init__(self):\n        self.lock = threading.Lock()\n"
HOLDER += "        self.pool = mp.Pool(2)\n\n    def go(self):\n        self.pool.map(self.work, [1])\n\n"
HOLDER += "    def work(self, item):\n        return item\n\n"
SENT = "    def __getstate__(self):\n        state = self.__dict__.copy()\n"
MAIN = "    count = 30\n    p = mp.Process(target=show)\n    p.start()\n\n\n"
SHOW = "count = 3\n\n\ndef show():\n    print(count)\n\n\ndef main():\n"
FORK = (
    WORK + GUARD + "    mp.set_start_method('fork')\n    t = threading.Thread(target=work)\n    t.start()\n"
)
FORKS = WORK + GUARD + "    ts = [threading.Thread(target=work) for _ in range(2)]\n    for t in ts:\n"
FORKS += "        t.start()\n"
POOL = GUARD + "    with mp.Pool() as pool:\n        pool.map(work, [1])\n"
OWN = "def work(n):\n    return POOL.CALL(abs, n)\n\n\n" + GUARD
BAD = "class Bad(Exception):\n    def __init__(self, name, line):\n        INIT\n\n\n"
BAD += "def work(n):\n    raise Bad('a', n)\n\n\n"
DECORATED = "import functools\n\n\ndef told(f):\n    WRAPS\n    def inner(n):\n        return f(n)\n\n"
DECORATED += "    return inner\n\n\n"
DECORATED += "@told\ndef work(n):\n    return n\n\n\n"
LOCKED = "def work(lock, n=0):\n    lock.acquire()\n    KEEPS\n    lock.release()\n\n\n" + GUARD
LOCKED += "    lock = mp.Lock()\n    mp.Process(target=work, args=(lock,)).start()\n"
ASKED = GUARD + "    with mp.Pool() as pool:\n        r = pool.METHOD(abs, [1])\n        print(USED)\n"
GIVEN = GUARD + "    n = 3\n    with mp.Pool() as pool:\n        pool.CALL\n"
STOPS = "def work(e):\n    e.wait()\n\n\n" + GUARD + "    e = mp.Event()\n"
STOPS += "    mp.Process(target=work, args=(e,)).start()\n"
ENDS = "def read(end):\n    while True:\n        try:\n            print(end.recv())\n"
ENDS += "        except EOFError:\n            break\n\n\n" + GUARD + "    a, b = mp.Pipe(duplex=False)\n"
KEEPER = "class Keeper(mp.Process):\n    def __init__(self, stop):\n        super().__init__()\n"
KEEPER += "        self.held = HELD\n\n    def run(self):\n        print(self.held)\n\n\n" + GUARD
KEEPER += "    k = Keeper(threading.Event())\n    k.start()\n"
THREADS = "guard = threading.Lock()\n\n\ndef say(text):\n    with guard:\n        print(text)\n\n\n"
THREADS += "def work(item=None):\n    say('child')\n\n\n" + GUARD
BEFORE = "    t = threading.Thread(target=say)\n    t.start()\n"
COUNTS = "def work(v):\n    CHANGE\n\n\n" + GUARD + "    v = mp.Value('i', 0)\n"
COUNTS += "    mp.Process(target=work, args=(v,)).start()\n"
PUTS = GUARD + "    q = mp.Queue()\n"
EXECUTOR = "from concurrent.futures import ProcessPoolExecutor\n\n\n" + WORK + GUARD
FIXED = (
    "import pytest\n\n\n@pytest.fixture\ndef pool():\n    with mp.Pool() as pool:\n        yield pool\n\n\n"
)
FIXED += "def test_it(pool):\n    def inner(n):\n        return n\n\n    pool.map(inner, [1])\n"
KEEPS = HOLDER + WORK + GUARD + "    with mp.Pool() as pool:\n        pool.apply(work, (Holder(),))\n"
BOTH = "def both(a, b):\n    print(a, b)\n\n\n" + EXECUTOR
IN_POOL = BOTH + "    with mp.Pool() as pool:\n        pool.apply"
TUPLES = "from collections import namedtuple\nROW\n\n\n" + WORK + POOL
RENAMED = DECORATED.replace("WRAPS", "@functools.wraps(f)").replace("@told\n", "")
RENAMED += "quick = told(work)\n" + POOL.replace("map(work", "map(quick")
COUNTER = "class Counter(mp.Process):\n    def __init__(self):\n        super().__init__()\n"
COUNTER += "        self.count = 0\n\n    def run(self):\n        self.count += 1\n\n\n" + GUARD
COUNTER += "    cs = [Counter() for _ in range(2)]\n    for c in cs:\n        c.start()\n"
COUNTER += "    for c in cs:\n        c.join()\n    print(sum(c.count for c in cs))\n"
ROWS = "def work(n):\n    for row in range(n):\n        yield row\n\n\n"
LOOP = "import asyncio\n\n\ndef work(item=None):\n    loop = asyncio.get_event_loop()\n    print(loop)\n\n\n"
ASKS = "class Settings:\n    def __init__(self):\n        self.values = {}\n\n"
ASKS += "    def __getattr__(self, name):\n        FIRST\n        return self.values[name]\n\n\n"
ASKS += WORK + GUARD + "    with mp.Pool() as pool:\n        pool.apply(work, (Settings(),))\n"
IN_EXECUTOR = "import asyncio\nfrom concurrent.futures import ProcessPoolExecutor\n\n\n"
IN_EXECUTOR += "async def main():\n    with ProcessPoolExecutor() as executor:\n"
IN_EXECUTOR += "        await asyncio.get_running_loop().run_in_executor(executor, lambda: 1)\n\n\n"
IN_EXECUTOR += GUARD + "    asyncio.run(main())\n"
TABLE = "def work(d):\n    d['nums'].append(2)\n\n\n" + GUARD
TABLE += "    manager = mp.Manager()\n    d = manager.dict()\n    d['nums'] = HELD\n"
TABLE += "    mp.Process(target=work, args=(d,)).start()\n"
CONTEXTS = (
    WORK
    + GUARD
    + "    lock = LOCK.Lock()\n    mp.get_context('spawn').Process(target=work, args=(lock,)).start()\n"
)
LATE = "from concurrent.futures import ProcessPoolExecutor\n\n\n" + WORK + GUARD
LATE += "    with ProcessPoolExecutor() as executor:\n        task = executor.submit(work, 1)\n"
LATE += "        try:\n            task.result(timeout=1)\n"
LATE += "        except TimeoutError:\n            print('late')\n"
LIMITED = "from concurrent.futures import ProcessPoolExecutor\n\n\n" + GUARD
LIMITED += "    ProcessPoolExecutor(mp_context=mp.get_context('NAME'), max_tasks_per_child=9)\n"
REGISTERED = "from multiprocessing.managers import BaseManager\n\n\nclass Shop(BaseManager):\n    pass\n\n\n"
REGISTERED += "Shop.register('nums', GIVEN)\n"
MEETS = "def work(b, n=0):\n    b.wait()\n\n\n" + GUARD + "    b = mp.Barrier(3)\n    WAITS\n"
MEETS += (
    "    ps = [mp.Process(target=work, args=(b,)) for _ in range(2)]\n    for p in ps:\n        p.start()\n"
)
FIELD = "import dataclasses\n\n\n@dataclasses.dataclass\nclass Job:\n    n: int\n"
FIELD += "    lock: threading.Lock = dataclasses.field(default_factory=MADE)\n\n\n"
FIELD += WORK + POOL.replace("[1]", "[Job(1)]")
FRAME = (
    "import ctypes\n\n\nclass Frame(ctypes.Structure):\n    FIELDS\n\n\n"
    + WORK
    + POOL.replace("[1]", "[Frame()]")
)
HOLDS = "_fields_ = [('n', ctypes.c_int), ('data', ctypes.POINTER(ctypes.c_ubyte))]"
LISTED = "    jobs = [Job(n) for n in range(3)]\n    with"
OUTER = "class Outer:\n    def __init__(self):\n        self.holder = Holder()\n\n\n"
PARSED = "import argparse\n\n\n" + GUARD + "    parser = argparse.ArgumentParser()\n"
PARSED += "    parser.add_argument('-n', '--my-workers', default=4MORE)\n"
PARSED += "    args = parser.parse_args()\n    mp.Pool(args.my_workers).close()\n"
RUNS = "class Camera(mp.Process):\n    def run(self, index):\n        print(index)\n\n\n"
RUNS += GUARD + "    Camera().start()\n"
FILLED = "table = {}\n\n\ndef work():\n    print(table['a'])\n\n\n" + GUARD
FILLED += "    table['a'] = 1\n    mp.Process(target=work).start()\n"
CONNECTED = (
    "import sqlite3\n\ndb = sqlite3.connect('a.db')\n\n\ndef work():\n    db.execute('select 1')\n\n\n"
)
CONNECTED += GUARD + "    mp.Process(target=work).start()\n"
MANAGED = GUARD + "    with mp.Manager() as manager:\n        table = manager.dict()\n        print(table)\n"
POINT = "from dataclasses import dataclass\n\n\n@dataclass(frozen=True)\nclass Point:\n"
POINT += "    __slots__ = ('x',)\n    x: int\n\n\n" + WORK + POOL.replace("[1]", "[Point(1)]")
VIEWED = "from multiprocessing.shared_memory import SharedMemory\n\n\n" + WORK + GUARD
VIEWED += (
    "    block = SharedMemory(create=True, size=9)\n    mp.Process(target=work, args=(block.buf,)).start()\n"
)
HIRES = (
    "class Boss:\n    def __init__(self):\n        self.hired = []\n\n    def work(self):\n        pass\n\n"
)
HIRES += "    def hire(self):\n        for _ in range(2):\n            p = mp.Process(target=self.work)\n"
HIRES += "            self.hired.append(p)\n            p.start()\n"
LATER = "def squares():\n    with mp.Pool() as pool:\n        return pool.imap(abs, [1])\n"
GATHERS = "class Shop:\n    def __init__(self):\n        self.sold = []\n\n    def sell(self, n):\n"
GATHERS += "        self.sold.append(n)\n\n    def run(self):\n"
GATHERS += "        p = mp.Process(target=self.sell, args=(1,))\n        p.start()\n        p.join()\n"
GATHERS += "        print(self.sold)\n"
ENDED = "def work(q):\n    while True:\n        item = q.get()\n        if item is None:\n            break\n"
ENDED += "        print(item)\n\n\n" + GUARD + "    q = mp.Queue()\n    MORE\n"
ENDED += (
    "    ps = [mp.Process(target=work, args=(q,)) for _ in range(3)]\n    for p in ps:\n        p.start()\n"
)
ENDED += "    for n in range(9):\n        q.put(n)\n    q.put(None)\n"
DONE = "def work(q):\n    while True:\n        item = q.get()\n        if item % 2:\n            continue\n"
DONE += "        print(item)\n        q.task_done()\n\n\n" + GUARD + "    q = mp.JoinableQueue()\n"
DONE += "    mp.Process(target=work, args=(q,), daemon=True).start()\n    q.put(1)\n    q.join()\n"
LOGGED = "import logging\n\nlog = logging.getLogger(__name__)\n\n\ndef work(n=0):\n    log.info('n')\n\n\n"
LOGGED += GUARD + "    logging.basicConfig(level=logging.INFO)\n    mp.Process(target=work).start()\n"
# By rule, programs that must trip it and programs that must not.
TRIP = {
    "sentinels-too-few": [
        ENDED,
        ENDED.replace("is None", "== None").replace("mp.Queue", "mp.JoinableQueue"),
        ENDED + "    q.put(None)\n",
        ENDED.replace("        q.put(n)", "        q.put((n, n))").replace(
            "            break", "            return"
        ),
        ENDED.replace("range(9)", "['a', 'b']"),
        ENDED.replace("MORE", "words = ['a', 'b']").replace("range(9)", "words"),
        ENDED + "    for _ in range(1):\n        q.put(None)\n",
    ],
    "task-not-done": [
        DONE,
        DONE.replace("while True:\n        item = q.get()", "for item in iter(q.get, None):"),
    ],
    "logging-under-guard": [
        LOGGED,
        LOGGED.replace("log.info", "logging.debug").replace("logging.INFO", '"DEBUG"'),
        LOGGED.replace("log.info('n')", "log.warning('n')\n    log.info('n')"),
        LOGGED.replace("target=work", "target=work, args=(1,)").replace(GUARD, "def main():\n")
        + "\n\n"
        + GUARD
        + "    main()\n",
    ],
    "daemon-children": [
        "def work():\n    mp.Process(target=print).start()\n\n\n"
        + GUARD
        + "    p = mp.Process(target=work, daemon=True)\n    p.start()\n",
        "def work():\n    mp.Process(target=print).start()\n\n\n"
        + GUARD
        + "    p = mp.Process(target=work)\n    p.daemon = True\n    p.start()\n",
    ],
    "target-called": [
        "def work():\n    return\n\n\n" + GUARD + "    mp.Process(target=work()).start()\n",
    ],
    "self-changed": [GATHERS, GATHERS.replace("[]", "set()").replace("append", "add")],
    "submit-keyword": [BOTH + "    ProcessPoolExecutor().submit(both, args=(1, 2))\n"],
    "with-ends-tasks": [LATER, LATER.replace("imap(", "map_async(")],
    "count-is-text": [
        PARSED.replace("MORE", ""),
        PARSED.replace("MORE", "").replace("--my-workers", "--n', dest='my_workers"),
        PARSED.replace("MORE", "").replace("mp.Pool(args", "mp.Pool(processes=args"),
    ],
    "count-not-called": [
        GUARD + "    mp.Pool(mp.cpu_count).close()\n",
        EXECUTOR + "    import os\n    ProcessPoolExecutor(max_workers=os.cpu_count)\n",
    ],
    "time-as-block": [
        PUTS + "    print(q.get(2))\n",
        PUTS + "    q.put(1, 0.5)\n",
    ],
    "time-as-block-of-lock": [GUARD + "    lock = mp.Lock()\n    lock.acquire(5)\n"],
    "chunk-is-fraction": [
        GIVEN.replace("CALL", "map(abs, [1], n / 2)"),
        GIVEN.replace("CALL", "imap(abs, [1], chunksize=2.5)"),
        EXECUTOR
        + "    n = 9 / 2\n    with ProcessPoolExecutor() as e:\n        e.map(work, [1], chunksize=n)\n",
    ],
    "keys-only": [
        WORK + GUARD + "    mp.Process(target=work, args={'item': 1}).start()\n",
        GIVEN.replace("CALL", "apply(abs, {'x': n})"),
        GIVEN.replace("CALL", "starmap(abs, [{'x': n}])"),
        GIVEN.replace("CALL", "starmap(abs, ({'x': i} for i in range(n)))"),
        ROWS.replace("yield row", "yield {'row': row}") + GIVEN.replace("CALL", "starmap(abs, work(n))"),
    ],
    "text-as-target": [
        GUARD + "    mp.Process(target='work').start()\n",
        GUARD + "    for name in ('work', 'rest'):\n        mp.Process(target=name).start()\n",
        GIVEN.replace("CALL", "map(f'{n}', [1])"),
    ],
    "run-with-parameters": [RUNS],
    "callback-called": [
        GIVEN.replace("CALL", "apply_async(abs, (n,), callback=[].append(1))"),
        WORK + GIVEN.replace("CALL", "map_async(abs, [n], error_callback=work(1))"),
        GIVEN.replace("CALL", "map_async(abs, [n], callback=print(n)).get()"),
    ],
    "filled-under-guard": [
        FILLED,
        FILLED.replace("{}", "[]").replace("table['a'] = 1", "table.append(1)"),
        FILLED.replace(GUARD, "def main():\n") + "\n\n" + GUARD + "    main()\n",
    ],
    "opened-at-top-level": [CONNECTED],
    "proxy-after-end": [
        MANAGED + "    print(table)\n",
        MANAGED.replace(GUARD, "def count():\n").replace("print(table)", "return table"),
        MANAGED.replace(GUARD, "def count():\n").replace("print(table)", "return manager.list()"),
    ],
    "frozen-slots": [POINT],
    "buffer-given": [
        VIEWED,
        VIEWED.replace("(block.buf,)", "(view,)").replace("    mp.Pro", "    view = block.buf\n    mp.Pro"),
    ],
    "process-in-self": [HIRES],
    "never-set": [STOPS, STOPS.replace("    mp.Process", "    print(e.is_set())\n    mp.Process")],
    "never-notified": [
        STOPS.replace("Event", "Condition").replace("    e.wait()", "    with e:\n        e.wait()")
    ],
    "other-queue": [
        GUARD + "    q = mp.Queue()\n    q.join()\n",
        GUARD + "    q = mp.SimpleQueue()\n    q.task_done()\n",
        GUARD + "    q = mp.SimpleQueue()\n    q.get(timeout=1)\n",
        GUARD + "    q = mp.SimpleQueue()\n    q.get(False)\n",
        GUARD + "    q = mp.JoinableQueue()\n    print(len(q))\n",
    ],
    "queue-not-iterable": [
        PUTS + "    print([n for n in q])\n",
        PUTS + "    print(sorted(q))\n",
        GUARD + "    q = mp.JoinableQueue()\n    for n in q:\n        print(n)\n",
    ],
    "value-forgotten": [
        COUNTS.replace("CHANGE", "v += 1"),
        COUNTS.replace("CHANGE", "print(v - 1)"),
        COUNTS.replace("CHANGE", "print(2 * v)"),
        COUNTS.replace("CHANGE", "print(0 < v)"),
        GUARD + "    v = mp.Value('i', 0)\n    v += 1\n",
    ],
    "no-size": [GUARD + "    a, b = mp.Pipe(False)\n    a.recv(9)\n"],
    "result-not-fetched": [
        ASKED.replace("METHOD", "map_async").replace(GUARD, "async def main():\n").replace("USED", "await r"),
        "from concurrent.futures import as_completed\n\n\n"
        + GIVEN.replace("CALL", "close()")
        + "    print(*as_completed([pool.apply_async(abs, (n,)) for n in range(2)]))\n",
        ASKED.replace("METHOD", "map_async").replace("USED", "r[0]"),
        ASKED.replace("METHOD", "starmap_async").replace("USED", "list(r)"),
        ASKED.replace("METHOD", "imap_unordered").replace("USED", "r[0]"),
    ],
    "arguments-not-iterable": [
        GIVEN.replace("CALL", "map(abs, n)"),
        GIVEN.replace("CALL", "imap(abs, len('ab'))"),
        GIVEN.replace("CALL", "starmap(abs, [1, 2])"),
        GIVEN.replace("CALL", "starmap_async(abs, range(3)).get()"),
    ],
    "acquire-entered": [
        LOCKED.replace("KEEPS", "with lock.acquire():\n        print(n)"),
    ],
    "lock-kept": [
        LOCKED.replace("KEEPS", "mp.Lock().release()\n    if n:\n        return"),
        LOCKED.replace("KEEPS", "lock.release()\n    lock.acquire()\n    if n:\n        return"),
        LOCKED.replace("KEEPS", "if n:\n        raise ValueError"),
        LOCKED.replace("KEEPS", "for i in range(n):\n        return"),
        LOCKED.replace("KEEPS", "if n:\n        return").replace("mp.Lock", "mp.Semaphore"),
    ],
    "popen-habit": [
        "class Shop:\n    pass\n\n\n" + WORK + GUARD + "    p = mp.Process(target=work)\n    p.poll()\n",
        WORK + GUARD + "    p = mp.Process(target=work)\n    p.start()\n    print(p.wait())\n",
        WORK + GUARD + "    ps = [mp.Process(target=work)]\n    print([p.returncode for p in ps])\n",
    ],
    "thread-lock": [WORK + GUARD + "    mp.Process(target=work, args=({1: threading.Lock()},)).start()\n"],
    "argument-missing": [
        IN_POOL + "(both, (1,))\n",
        IN_POOL + "_async(both).get()\n",
        BOTH + "    with ProcessPoolExecutor() as e:\n        e.submit(both, 1)\n",
        BOTH + "    mp.Pool(2, both, (1,))\n",
    ],
    "lock-in-object": [
        KEEPS,
        KEEPS.replace("threading.Lock()", "lambda: 1"),
        KEEPS.replace(WORK, OUTER + WORK).replace("(Holder(),)", "(Outer(),)"),
        FIELD.replace("MADE", "threading.Lock"),
        FIELD.replace("MADE", "threading.Lock").replace("[Job(1)]", "jobs").replace("    with", LISTED),
        FIELD.replace("MADE", "threading.Lock")
        .replace("pool.map(work, [Job(1)])", "[pool.apply(work, (job,)) for job in jobs]")
        .replace("    with", LISTED),
    ],
    "pointer-in-structure": [
        FRAME.replace("FIELDS", HOLDS),
        FRAME.replace("FIELDS", HOLDS).replace("ctypes.POINTER(ctypes.c_ubyte)", "ctypes.c_char_p"),
        FRAME.replace("FIELDS", "pass").replace(WORK, f"Frame.{HOLDS}\n\n\n" + WORK),
    ],
    "barrier-too-few": [
        MEETS.replace("    WAITS\n", ""),
        MEETS.replace(
            "    WAITS\n", "    for _ in range(2):\n        mp.Process(target=work, args=(b,)).start()\n"
        )
        .replace("range(2)]", "range(1)]")
        .replace("(3)", "(4)"),
        MEETS.replace("WAITS", "mp.Process(target=work, args=(b,)).start()").replace("(3)", "(4)"),
    ],
    "map-keyword": [
        WORK + POOL.replace("[1]", "[1], more=2"),
        EXECUTOR + "    with ProcessPoolExecutor() as e:\n        list(e.map(work, [1], more=2))\n",
    ],
    "function-given": [
        WORK + GUARD + "    mp.Process(target=work, args=(lambda: 1,)).start()\n",
        WORK + "import functools\n\n\n" + POOL.replace("(work", "(functools.partial(work, more=lambda: 1)"),
        WORK
        + "def main():\n    def mine():\n        pass\n\n    mp.Process(target=work, args=(mine,)).start()\n",
    ],
    "opened-given": [
        WORK + POOL.replace("map(work, [1])", "starmap(work, [(open('a'), i) for i in range(3)])"),
        "import tempfile\n" + WORK + POOL.replace("[1]", "[tempfile.TemporaryFile()]"),
    ],
    "lock-in-process": [
        KEEPER.replace("HELD", "open('a')"),
        KEEPER.replace("HELD", "threading.Lock()"),
        KEEPER.replace("HELD", "stop"),
    ],
    "put-stays": [
        PUTS + "    q.put(lambda: 1)\n",
        PUTS + "    q.put((1, open('a')))\n",
        HOLDER + PUTS + "    q.put(Holder())\n",
        PUTS + "    q.put({'key': [lambda: 1]})\n",
    ],
    "named-otherwise": [
        TUPLES.replace("ROW", "Row = namedtuple('Line', 'a b')"),
        TUPLES.replace("ROW", "class Table:\n    Row = namedtuple('Row', 'a b')"),
    ],
    "wrong-end": [
        GUARD + "    a, b = mp.Pipe(False)\n    a.send(1)\n",
        ENDS.replace("end.recv()", "end.poll()") + "    mp.Process(target=read, args=(b,)).start()\n",
    ],
    "pool-after-end": [
        WORK + POOL + "    pool.map(work, [2])\n",
        WORK
        + GUARD
        + "    pool = mp.Pool()\n    pool.close()\n    pool.join()\n    print(pool.map(work, [1]))\n",
    ],
    "executor-after-end": [
        EXECUTOR + "    with ProcessPoolExecutor() as e:\n        pass\n    e.submit(work, 1)\n",
        EXECUTOR + "    e = ProcessPoolExecutor()\n    e.shutdown()\n    e.submit(work, 1)\n",
    ],
    "queue-after-close": [PUTS + "    q.close()\n    q.put(1)\n"],
    "pipe-after-close": [
        "def work(end):\n    end.close()\n    end.send(1)\n\n\n"
        + GUARD
        + "    a, b = mp.Pipe()\n    mp.Process(target=work, args=(b,)).start()\n"
    ],
    "start-twice": [
        WORK + GUARD + "    p = mp.Process(target=work)\n    p.start()\n    p.join()\n    p.start()\n",
        WORK + GUARD + "    p = mp.Process(target=work)\n    for _ in range(2):\n        p.start()\n",
    ],
    "condition-not-held": [
        GUARD + "    c = mp.Condition()\n    c.notify_all()\n",
        "def work(c):\n    c.wait(1)\n\n\n"
        + GUARD
        + "    c = mp.Condition()\n    mp.Process(target=work, args=(c,)).start()\n",
    ],
    "value-type": [
        COUNTS.replace("CHANGE", "v.value += 0.5"),
        COUNTS.replace("CHANGE", "v.value /= 2"),
        COUNTS.replace("CHANGE", "v.value = 'a'"),
        GUARD + "    mp.Array('i', [1, 0.5])\n",
    ],
    "release-alone": [GUARD + "    lock = mp.Lock()\n    lock.release()\n"],
    "end-still-open": [
        WORK
        + GUARD
        + "    a, b = mp.Pipe()\n    mp.Process(target=work, args=(b,)).start()\n    while True:\n"
        + "        try:\n            print(a.recv())\n        except EOFError:\n            break\n"
    ],
    "end-inherited": [
        ENDS + "    mp.Process(target=read, args=(a,)).start()\n    b.send(1)\n    b.close()\n"
    ],
    "lock-at-fork": [
        THREADS + BEFORE + "    p = mp.Process(target=work)\n    p.start()\n",
    ],
    "exit-in-task": ["import sys\n\n\ndef work(n):\n    sys.exit(2)\n\n\n" + POOL],
    "own-pool": [
        "pool = None\n"
        + OWN.replace("POOL.CALL", "pool.map")
        + "    pool = mp.Pool()\n    pool.map(work, [1])\n",
    ],
    "other-arguments": [
        BAD.replace("INIT", "super().__init__(f'{name}: {line}')") + POOL,
        BAD.replace("INIT", "super().__init__()") + POOL,
    ],
    "bare-decorator": [DECORATED.replace("    WRAPS\n", "") + POOL],
    "wrapped-by-name": [RENAMED],
    "set-in-run": [COUNTER],
    "generator-task": [ROWS + POOL],
    "generator-target": [ROWS + GUARD + "    mp.Process(target=work, args=(3,)).start()\n"],
    "cannot-be-sent": [
        WORK
        + "def rows():\n    yield 1\n\n\n"
        + GUARD
        + "    found = rows()\n    mp.Process(target=work, args=(found,)).start()\n",
    ],
    "event-loop": [
        LOOP + GUARD + "    mp.Process(target=work).start()\n",
        LOOP + POOL,
        "import asyncio\n\n\nclass Child(mp.Process):\n    def run(self):\n"
        + "        asyncio.get_event_loop()\n\n\n"
        + GUARD
        + "    Child().start()\n",
    ],
    "getattr-recursion": [
        ASKS.replace("        FIRST\n", ""),
        ASKS.replace("FIRST", "if name in self.values and name != 'a':\n            return 3"),
        ASKS.replace("        FIRST\n", "").replace("self.values[name]", "getattr(self.values, name)"),
        ASKS.replace("FIRST\n        return self.values[name]", "TRY").replace(
            "TRY", "try:\n            return self.values[name]\n        except KeyError:\n            raise"
        ),
    ],
    "lambda-task": [IN_EXECUTOR],
    "inner-changed": [TABLE.replace("HELD", "[1]")],
    "asyncio-object": [
        "import asyncio\n"
        + WORK
        + GUARD
        + "    q = asyncio.Queue()\n    mp.Process(target=work, args=(q,)).start()\n",
    ],
    "timeout-in-with": [LATE],
    "coroutine": ["async def work(n):\n    return n\n\n\n" + POOL],
    "mixed-contexts": [CONTEXTS.replace("LOCK", "mp.get_context('fork')")],
    "max-tasks-forked": [LIMITED.replace("NAME", "fork")],
    "new-file-at-top-level": ["file = open('pid', 'x')\n\n\n" + WORK + POOL],
    "lambda-in-register": [REGISTERED.replace("GIVEN", "lambda: [1]")],
    "not-called": [
        WORK + GUARD + "    p = mp.Process(target=work)\n    while p.is_alive:\n        pass\n",
        PUTS + "    if not q.empty:\n        print(q.get())\n",
        WORK + GUARD + "    p = mp.Process(target=work)\n    p.start\n    p.join()\n",
        WORK + GUARD + "    with mp.Pool() as pool:\n        pool.map(work, [1])\n        pool.close\n",
    ],
    "input-in-child": [
        "import sys\n\n\ndef work():\n    sys.tracebacklimit = 1\n    print(input())\n\n\n"
        + GUARD
        + "    mp.Process(target=work).start()\n",
        "import sys\n\n\n"
        + "def work():\n    print(sys.stdin)\n    print(input())\n\n\n"
        + GUARD
        + "    mp.Process(target=work).start()\n",
        "def work():\n    input()\n\n\n" + GUARD + "    mp.Process(target=work).start()\n",
    ],
    "guard-mistyped": [
        WORK + GUARD.replace(*slip) + "    mp.Process(target=work).start()\n"
        for slip in (('"__main__"', '"main"'), ('main__"', 'main_"'), ("__name__", "_name_"), ('"', ""))
    ],
    "no-guard": [
        WORK + "p = mp.Process(target=work)\np.start()\n",
        WORK + "if mp.parent_process() is None:\n    mp.Process(target=work).start()\n",
        WORK + "def main():\n    with mp.Pool() as pool:\n        pool.map(work, [1])\n\n\nmain()\n",
        WORK + "ps = [mp.Process(target=work) for _ in range(2)]\nfor p in ps:\n    p.start()\n",
        WORK + "ps = []\nps.append(mp.Process(target=work))\nps[-1].start()\n",
    ],
    "global-changed": [
        "total = 0\n\n\ndef work():\n    global total\n    total += 1\n\n\n"
        + GUARD
        + "    p = mp.Process(target=work)\n    p.start()\n    p.join()\n    print(total)\n",
        "found = []\n\n\ndef work(n):\n    found.append(n)\n\n\n"
        + GUARD
        + "    with mp.Pool() as pool:\n        pool.map(work, [1])\n    print(found)\n",
        "go = True\n\n\ndef stop():\n    global go\n    go = False\n\n\n"
        + "def work():\n    while go:\n        print(1)\n\n\n"
        + GUARD
        + "    mp.Process(target=work).start()\n    mp.Process(target=stop).start()\n",
    ],
    "empty-as-end": [
        "def work(q):\n    while not q.empty():\n        print(q.get())\n\n\n"
        + GUARD
        + "    q = mp.Queue()\n    q.put(1)\n    mp.Process(target=work, args=(q,)).start()\n",
    ],
    "seeded-at-top-level": [
        "random.seed(1)\n\n\ndef work(n):\n    return random.random()\n\n\n"
        + GUARD
        + "    with mp.Pool() as pool:\n        print(pool.map(work, range(4)))\n",
    ],
    "value-without-lock": [
        "def up(v):\n    v.value = v.value + 1\n\n\ndef down(w):\n    w.value -= 1\n\n\n"
        + GUARD
        + "    total = mp.Value('i')\n    a = mp.Process(target=up, args=(total,))\n"
        + "    b = mp.Process(target=down, args=(total,))\n    a.start()\n    b.start()\n",
    ],
    "one-after-another": [
        WORK + GUARD + "    q, got = mp.Queue(), {}\n    for i in range(5):\n"
        "        p = mp.Process(target=work, args=(i, q))\n        p.start()\n"
        "        got[i] = q.get()\n        p.join()\n",
        "class Child(mp.Process):\n    def run(self):\n        print(self.name)\n\n\n"
        + GUARD
        + "    made = []\n    for i in range(5):\n        p = Child()\n        made.append(p)\n"
        + "        p.start()\n        p.join()\n",
        WORK
        + GUARD
        + "    lock = mp.Lock()\n    for i in range(5):\n"
        + "        p = mp.Process(target=work, args=(i, lock))\n"
        + "        p.start()\n        p.join()\n",
    ],
    "fork-beside-thread": [
        FORK + "    with mp.Pool() as pool:\n        pool.map(work, [1])\n",
        FORKS + "    mp.get_context('fork').Process(target=work).start()\n",
    ],
    "lock-in-self": [
        HOLDER + "\n" + GUARD + "    Holder().go()\n",
        HOLDER + SENT + "        del state['pool']\n        return state\n",
        HOLDER + "\n" + GUARD + "    mp.Process(target=Holder().work, args=(1,)).start()\n",
        HOLDER.replace("threading.Lock()", "open('x')") + "\n" + GUARD + "    Holder().go()\n",
        "import concurrent.futures\n\n\n"
        + HOLDER.replace("threading.Lock()", "concurrent.futures.ProcessPoolExecutor()")
        + "\n"
        + GUARD
        + "    mp.Process(target=Holder().work, args=(1,)).start()\n",
    ],
    "pool-in-self": [HOLDER + SENT + "        state.pop('lock')\n        return state\n"],
    "set-under-guard": [SHOW + "    global count\n" + MAIN + GUARD + "    main()\n"],
    "missing-comma": [
        WORK + GUARD + "    mp.Process(target=work, args=f'{1}').start()\n",
        WORK + GUARD + "    for n in range(2):\n        mp.Process(target=work, args=(n)).start()\n",
        WORK + GUARD + "    q = mp.Queue()\n    mp.Process(target=work, args=(q)).start()\n",
        WORK + GUARD + "    text = 'abc'\n    mp.Process(target=work, args=(text)).start()\n",
    ],
    "shared-at-top-level": [
        "lock = mp.Lock()\n\n\ndef work():\n    with lock:\n        print(1)\n\n\n"
        + GUARD
        + "    mp.Process(target=work).start()\n",
    ],
    "local-function": [
        FIXED,
        "def main():\n    def inner():\n        pass\n    mp.Process(target=inner).start()\n\n\n"
        + GUARD
        + "    main()\n",
    ],
}
REST = {
    "sentinels-too-few": [
        ENDED + "    q.put(None)\n    q.put(None)\n",
        ENDED + "    for p in ps:\n        q.put(None)\n",
        ENDED.replace("            break", "            q.put(None)\n            break"),
        ENDED.replace("            break", "            continue"),
        ENDED.replace("get()", "get(timeout=3)"),
        ENDED.replace("is None", "is True"),
        ENDED.replace("q.put(n)", "q.put(abs(n))"),
        ENDED.replace("for n in range(9)", "for n in [1, None, None]"),
        ENDED.replace("args=(q,)", "args=(q,), daemon=True"),
        ENDED + "    for p in ps:\n        p.terminate()\n",
        ENDED.replace("range(3)", "range(1)"),
        ENDED.replace("range(3)", "input()"),
        ENDED.replace("MORE", "words = ['a', None]").replace("range(9)", "words"),
        ENDED.replace("range(9)", "[n]"),
        ENDED.replace("MORE", "fill(q)"),
        ENDED.replace("MORE", "mp.Process(target=print, args=(q,)).start()"),
        ENDED.replace("mp.Queue()", "make()"),
        ENDED.replace("        print(item)", "        if item == 3:\n            break"),
        ENDED.replace("        print(item)", "        print(q.empty())"),
        ENDED.replace("        print(item)", "        if item == 3:\n            exit()"),
        ENDED.replace("    for p in ps:\n", "    if input():\n        q.put(None)\n    for p in ps:\n"),
        ENDED.replace(
            "        item = q.get()",
            "        try:\n            item = q.get()\n        finally:\n            pass",
        ),
    ],
    "task-not-done": [
        DONE.replace("            continue", "            q.task_done()\n            continue"),
        DONE.replace("            continue", "            finish(q)\n            continue"),
        DONE.replace("JoinableQueue", "Queue"),
        DONE.replace("    q.join()\n", ""),
        DONE.replace("continue", "print(1)"),
        DONE.replace("        q.task_done()\n", ""),
        DONE.replace("        item = q.get()\n", "        item = 3\n"),
        DONE.replace("        q.task_done()\n", "").replace(
            "        item = q.get()\n", "        item = q.get()\n        q.task_done()\n"
        ),
        DONE.replace("while True:\n        item = q.get()", "for item in iter(input, None):"),
    ],
    "logging-under-guard": [
        LOGGED.replace("log.info", "log.warning"),
        LOGGED.replace("log.info('n')", "logging.basicConfig(level=logging.INFO)\n    log.info('n')"),
        LOGGED.replace("log.info('n')", "set_up_logging()\n    log.info('n')"),
        LOGGED.replace("log.info('n')", "log.setLevel('INFO')\n    log.info('n')"),
        LOGGED.replace("logging.INFO", "logging.ERROR"),
        LOGGED.replace("level=logging.INFO", ""),
        LOGGED.replace("logging.getLogger(__name__)", "make()"),
        LOGGED.replace(GUARD, ""),
        LOGGED + "    mp.set_start_method('fork')\n",
        LOGGED + "    mp.Pool(initializer=print)\n",
        LOGGED.replace("\n\n\ndef work", "\nlogging.basicConfig(level='INFO')\n\n\ndef work"),
        LOGGED.replace("target=work", "target=print"),
    ],
    "join-before-close": [
        GUARD + "    pool = mp.Pool()\n    with pool:\n        pass\n    pool.close()\n    pool.join()\n",
        GUARD + "    pool = mp.Pool()\n    print(pool)\n    pool.join()\n",
        GUARD + "    pool = mp.Pool()\n    while True:\n        pool.join()\n",
        "def end(pool):\n    pool.join()\n\n\n" + GUARD + "    pool = mp.Pool()\n    end(pool)\n",
    ],
    "coroutine": [
        "async def work():\n    pass\n\n\n" + GUARD + "    mp.Pool(1, work).close()\n",
    ],
    "self-changed": [
        GATHERS.replace("[]", "mp.Manager().list()"),
        GATHERS.replace("[]", "mp.Queue()").replace("append", "put"),
        GATHERS.replace("print(self.sold)", "self.sold.clear()"),
        GATHERS.replace(
            "        p.join()\n        print(self.sold)\n", "        print(self.sold)\n        p.join()\n"
        ),
        GATHERS.replace("print(self.sold)", "self.sell(2)\n        print(self.sold)"),
        GATHERS.replace("mp.Process", "threading.Thread"),
        GATHERS.replace("self.sold.append", "sold = []\n        sold.append"),
    ],
    "submit-keyword": [
        "def told(f):\n    return print\n\n\n@told\n"
        + BOTH
        + "    ProcessPoolExecutor().submit(both, args=(1, 2))\n",
        BOTH + "    ProcessPoolExecutor().submit(both, **{'a': 1, 'b': 2})\n",
        BOTH + "    ProcessPoolExecutor().submit(both, 1, b=2)\n",
        BOTH.replace("a, b)", "**a)", 1).replace("print(a, b)", "print(a)")
        + "    ProcessPoolExecutor().submit(both, c=2)\n",
    ],
    "count-is-text": [
        PARSED.replace("MORE", ", type=int"),
        PARSED.replace("MORE", ", action='count'"),
        PARSED.replace("MORE", "").replace("my-workers", "others"),
        PARSED.replace("MORE", "").replace("parser.parse_args()", "print()"),
        PARSED.replace("MORE", "").replace("    args =", "    args = print()\n    args ="),
    ],
    "count-not-called": [GUARD + "    mp.Pool(mp.cpu_count()).close()\n"],
    "time-as-block": [
        PUTS + "    print(q.get(True))\n    q.get(1)\n    q.get(0)\n    q.put(2)\n    q.put(1, True, 2)\n",
        PUTS + "    q.get(timeout=2)\n    q.get(2, timeout=3)\n",
        "q = queue.Queue()\nq.get(2)\n",
    ],
    "time-as-block-of-lock": [GUARD + "    lock = mp.Lock()\n    lock.acquire(timeout=5)\n"],
    "chunk-is-fraction": [
        EXECUTOR + "    ProcessPoolExecutor().submit(work, chunksize=1 / 2)\n",
        GIVEN.replace("CALL", "map(abs, [1], n // 2)"),
        GIVEN.replace("CALL", "apply_async(abs, (1,), {}, n / 2).get()"),
    ],
    "keys-only": [
        WORK + GUARD + "    mp.Process(target=work, args={}, kwargs={'item': 1}).start()\n",
        GIVEN.replace("CALL", "map(abs, [{'x': n}])"),
        GIVEN.replace("CALL", "starmap(abs, [({'x': n},)])"),
        GIVEN.replace("CALL", "starmap(abs, zip([n], [n]))"),
    ],
    "text-as-target": [
        GUARD + "    mp.Process(target=None).start()\n",
        WORK + GUARD + "    mp.Process(target=work, args='a').start()\n",
        GUARD + "    for name in (print, 'rest'):\n        mp.Process(target=name).start()\n",
        GUARD + "    for name in print():\n        mp.Process(target=name).start()\n",
    ],
    "run-with-parameters": [
        RUNS.replace("    def run(self", "    @staticmethod\n    def run(self"),
        RUNS.replace("Camera().start()", "Camera()"),
        RUNS.replace("index)", "index=0)", 1),
        RUNS.replace("mp.Process", "threading.Thread"),
        RUNS.replace("    def run", "    def start(self):\n        self.run(1)\n\n    def run"),
        RUNS.replace("Camera().start()", "print(Camera)"),
    ],
    "callback-called": [
        GIVEN.replace("CALL", "map_async(abs, iterable=print(n))"),
        ROWS + GIVEN.replace("CALL", "map_async(abs, [n], callback=work(1))"),
        DECORATED.replace("WRAPS", "@print").replace("return n\n", "print(n)\n")
        + GIVEN.replace("CALL", "map_async(abs, [n], callback=work(1))"),
        GIVEN.replace("CALL", "apply_async(abs, (n,), callback=[].append)"),
        "def made(n):\n    return print\n\n\n"
        + GIVEN.replace("CALL", "map_async(abs, [n], callback=made(1))"),
    ],
    "filled-under-guard": [
        FILLED.replace("{}", "{'a': 0}"),
        FILLED.replace("\n\n\ndef work", "\ntable['a'] = 0\n\n\ndef work", 1),
        FILLED.replace("print(table['a'])", "table['a'] = 2\n    print(table['a'])"),
        FILLED.replace("target=work", "target=work, args=(mp.get_context('fork'),)"),
        FILLED.replace("    table['a'] = 1\n", "") + "    table['a'] = 1\n",
        FILLED.replace("mp.Process(target=work)", "mp.Pool(1, work)").replace(".start()", ".close()"),
    ],
    "opened-at-top-level": [
        CONNECTED.replace("db =", GUARD + "    db ="),
        CONNECTED.replace("def work():\n", "def work():\n    db = sqlite3.connect('a.db')\n"),
        CONNECTED.replace("mp.Process", "mp.set_start_method('spawn')\n    mp.Process"),
        CONNECTED.replace("sqlite3.connect('a.db')", "print()"),
    ],
    "proxy-after-end": [
        MANAGED + "    del table\n",
        MANAGED + "\n\ndef show(table):\n    print(table)\n",
        MANAGED,
        MANAGED + "    table = {}\n    print(table)\n",
        MANAGED + "    try:\n        print(table)\n    except OSError:\n        pass\n",
        MANAGED.replace("manager.dict()", "dict(manager.dict())") + "    print(table)\n",
        MANAGED.replace(GUARD, "def count():\n").replace("print(table)", "return dict(table)"),
    ],
    "frozen-slots": [
        POINT.replace("__slots__ = ('x',)\n    ", ""),
        POINT.replace("(frozen=True)", ""),
        POINT.replace("frozen=True", "frozen=False"),
        POINT.replace(
            "    x: int\n", "    x: int\n\n    def __reduce__(self):\n        return Point, (self.x,)\n"
        ),
    ],
    "buffer-given": [
        VIEWED.replace("block.buf", "block"),
        VIEWED.replace("block.buf", "block.buf[0]"),
        VIEWED.replace("SharedMemory(create=True, size=9)", "print()"),
    ],
    "process-in-self": [
        HIRES.replace("            p.start()\n", "        for p in self.hired:\n            p.start()\n"),
        HIRES.replace("self.work)", "print)"),
        HIRES.replace("mp.Process", "mp.get_context('fork').Process"),
        HIRES.replace("            self.hired.append(p)\n", ""),
        HIRES.replace(
            "    def work", SENT + "        state.pop('hired')\n        return state\n\n    def work"
        ),
    ],
    "never-set": [
        STOPS + "    e.set()\n",
        STOPS.replace("wait()", "wait(1)"),
        STOPS.replace("wait()", "wait(timeout=1)"),
        STOPS.replace("mp.Event", "threading.Event"),
        STOPS.replace("def work", "from shop import work\n\n\ndef other"),
        STOPS + "    hand(e)\n",
        STOPS.replace("e = mp.Event()", "e, f = mp.Event(), 1"),
        STOPS + "    work(e)\n",
    ],
    "never-notified": [
        STOPS.replace("Event", "Condition") + "    with e:\n        e.notify()\n",
        STOPS.replace("Event", "Condition") + "    with e:\n        e.notify_all()\n",
    ],
    "other-queue": [
        GUARD + "    q = mp.JoinableQueue()\n    q.task_done()\n    q.join()\n",
        GUARD + "    q = queue.Queue()\n    q.task_done()\n",
        GUARD + "    q = mp.SimpleQueue()\n    q.get()\n",
        GUARD + "    q = mp.Queue()\n    q.get(timeout=1)\n",
        GUARD + "    q = mp.Queue()\n    try:\n        q.join()\n    except AttributeError:\n        pass\n",
        "def len(x):\n    return 0\n\n\n" + PUTS + "    print(len(q))\n",
        "from shop import len\n" + PUTS + "    print(len(q))\n",
    ],
    "queue-not-iterable": [
        PUTS + "    print([n for n in iter(q.get, None)])\n",
        PUTS + "    q = list('ab')\n    print([n for n in q])\n",
        PUTS + "    try:\n        list(q)\n    except TypeError:\n        pass\n",
    ],
    "value-forgotten": [
        COUNTS.replace("CHANGE", "v.value += 1"),
        COUNTS.replace("CHANGE", "v = v.value\n    v += 1"),
        COUNTS.replace("CHANGE", "print(v == 1)"),
        COUNTS.replace("CHANGE", "print('%s' % v)"),
        COUNTS.replace("CHANGE", "v += 1") + "    work(3)\n",
        COUNTS.replace("CHANGE", "try:\n        v += 1\n    except TypeError:\n        pass"),
    ],
    "no-size": [
        GUARD + "    a, b = mp.Pipe()\n    a.recv()\n",
        "import socket\n" + GUARD + "    a, b = socket.socketpair()\n    a.recv(9)\n",
        GUARD + "    a, b = mp.Pipe()\n    try:\n        a.recv(9)\n    except TypeError:\n        pass\n",
    ],
    "result-not-fetched": [
        ASKED.replace("METHOD", "map").replace("USED", "r[0]"),
        ASKED.replace("METHOD", "imap").replace("USED", "list(r)[0]"),
        ASKED.replace("METHOD", "map_async").replace("USED", "r.get()[0]"),
        ASKED.replace("METHOD", "map_async").replace("USED", "sum(r.get() for _ in [1])"),
        ASKED.replace("mp.Pool", "Shop").replace("METHOD", "map_async").replace("USED", "r[0]"),
        GUARD
        + "    with mp.Pool() as pool:\n        rs = [pool.apply_async(abs, (1,)) for _ in range(3)]\n"
        + "        print(sum(r.get() for r in rs), len(rs), rs[0])\n",
    ],
    "arguments-not-iterable": [
        GIVEN.replace("CALL", "map(abs, range(n))"),
        GIVEN.replace("CALL", "map(abs, [1, 2])"),
        GIVEN.replace("CALL", "starmap(pow, [(1, 2)])"),
        GIVEN.replace("n = 3", "n = [3]").replace("CALL", "map(abs, n)"),
        GIVEN.replace("n = 3", "n = 3\n    n = [n]").replace("CALL", "map(abs, n)"),
        GIVEN.replace(
            "pool.CALL", "try:\n            pool.map(abs, n)\n        except TypeError:\n            pass"
        ),
    ],
    "acquire-entered": [
        LOCKED.replace("KEEPS", "with lock:\n        print(n)"),
        LOCKED.replace("mp.Lock", "Shop").replace("KEEPS", "with lock.acquire():\n        print(n)"),
    ],
    "lock-kept": [
        LOCKED.replace("KEEPS", "print(n)"),
        LOCKED.replace("KEEPS", "if n:\n        lock.release()\n        return"),
        LOCKED.replace("KEEPS", "try:\n        raise ValueError\n    except ValueError:\n        pass"),
        LOCKED.replace("    lock.release()\n", "").replace("KEEPS", "if n:\n        return"),
        LOCKED.replace("mp.Lock", "threading.Lock").replace("KEEPS", "if n:\n        return"),
        LOCKED.replace("KEEPS", "lock.release()\n    if n:\n        return\n    lock.acquire()"),
        LOCKED.replace("KEEPS", "def inner():\n        return 1\n    inner()"),
    ],
    "popen-habit": [
        WORK
        + GUARD
        + "    p = mp.Process(target=work)\n    try:\n        p.wait()\n"
        + "    except AttributeError:\n        p.join()\n",
        "import subprocess\n" + GUARD + "    p = subprocess.Popen('ls')\n    p.wait()\n",
        WORK + GUARD + "    p = mp.Process(target=work)\n    p.wait = print\n",
        KEEPER.replace("    k.start()\n", "    k.wait()\n").replace("def run", "def wait"),
    ],
    "argument-missing": [
        BOTH + "    ProcessPoolExecutor().map(both, [1])\n",
        "def told(f):\n    return print\n\n\n@told\n" + BOTH + "    ProcessPoolExecutor().submit(both, 1)\n",
        "@print\n" + BOTH + "    with ProcessPoolExecutor() as e:\n        e.submit(both, 1)\n",
        IN_POOL + "(both, (1, 2))\n",
        IN_POOL + "(both, (1,), {'b': 2})\n",
        IN_POOL + "(both, (1,), kwds={'b': 2})\n",
        # It is a that is missing; the rule counts, and would say b.
        BOTH + "    with ProcessPoolExecutor() as e:\n        e.submit(both, b=2)\n",
        BOTH + "    mp.Pool(2, both, (1, 2))\n",
    ],
    "pointer-in-structure": [
        FRAME.replace("FIELDS", HOLDS.replace("ctypes.POINTER(ctypes.c_ubyte)", "ctypes.c_ubyte * 9")),
        FRAME.replace("FIELDS", HOLDS + "\n\n    def __reduce__(self):\n        return Frame, ()"),
        FRAME.replace("FIELDS", HOLDS + "\n\n    def __reduce_ex__(self, _):\n        return Frame, ()"),
        FRAME.replace("FIELDS", HOLDS).replace("(ctypes.Structure)", ""),
        FRAME.replace("FIELDS", "pass").replace(
            WORK, f"class Other:\n    pass\n\n\nOther.{HOLDS}\n\n\n" + WORK
        ),
        FRAME.replace("FIELDS", f"many = 3\n    def {HOLDS[:6]}(self):\n        {HOLDS}"),
    ],
    "barrier-too-few": [
        MEETS.replace("WAITS", "n = 2").replace("mp.Barrier(3)", "mp.Barrier(parties=3)"),
        MEETS.replace("WAITS", "n = 2").replace("mp.Barrier(3)", "mp.Semaphore(3)"),
        GUARD + "    b = mp.Barrier(3)\n",
        MEETS.replace("WAITS", "n = 2")
        .replace("def work(b, n=0):\n    b.wait()", "def work(n, b=0):\n    n.wait()")
        .replace("args=(b,)", "args=(b, b)"),
        MEETS.replace("WAITS", "n = 2").replace("b.wait()", "print(n)"),
        MEETS.replace("WAITS", "n = 2").replace("range(2)]", "range(1, 9)]"),
        MEETS.replace("WAITS", "n = 2").replace("range(2)]", "input(3)]"),
        MEETS.replace("WAITS", "b.wait()"),
        MEETS.replace("WAITS", "mp.Process(target=work, args=(b,)).start()"),
        MEETS.replace("WAITS", "n = 2").replace("range(2)", "range(n)"),
        MEETS.replace("WAITS", "n = 2").replace("range(2)]", "range(1) for _ in (1, 2, 3)]"),
        MEETS.replace("WAITS", "work(b)"),
        MEETS.replace("WAITS", "n = 2").replace("b.wait()", "mp.Process(target=b.wait).start(), print(b)"),
        MEETS.replace("WAITS", "while input():\n        mp.Process(target=work, args=(b,)).start()"),
        MEETS.replace("WAITS", "mp.Process(target=work, args=(1, b)).start()"),
    ],
    "map-keyword": [
        WORK
        + GUARD
        + "    with mp.Pool() as pool:\n        try:\n"
        + "            pool.map(work, [1], more=2)\n        except TypeError:\n"
        + "            pass\n",
        WORK + POOL.replace("[1]", "[1], chunksize=2"),
        WORK + POOL.replace("map(work, [1])", "map_async(work, [1], callback=print).get()"),
        WORK + POOL.replace("map(work, [1])", "apply(work, (1,), {'more': 2})"),
        WORK + POOL.replace("[1]", "[1], **{}"),
    ],
    "lock-in-object": [
        KEEPS.replace(
            "    def go(self)", SENT + "        del state['lock']\n        return state\n\n    def go(self)"
        ),
        KEEPS.replace("threading.Lock()", "mp.Lock()"),
        KEEPS.replace("(Holder(),)", "(Holder().go,)"),
        FIELD.replace("MADE", "list"),
        FIELD.replace("MADE", "threading.Lock").replace("dataclasses.dataclass", "print"),
        FIELD.replace("dataclasses.field(default_factory=MADE)", "None"),
    ],
    "function-given": [
        WORK + POOL.replace("[1]", "sorted([1], key=lambda n: n)"),
        WORK + GUARD + "    mp.get_context('fork').Process(target=work, args=(lambda: 1,)).start()\n",
    ],
    "opened-given": [
        WORK + POOL.replace("[1]", "open('a')"),
        WORK + POOL.replace("[1]", "[open('a').read()]"),
    ],
    "lock-in-process": [
        KEEPER.replace("HELD", "mp.Lock()"),
        KEEPER.replace("HELD", "None"),
        KEEPER.replace("HELD", "stop").replace("Keeper(threading", "Keeper(mp"),
        KEEPER.replace("HELD", "open('a')").replace("    k.start()\n", "    print(k)\n"),
        KEEPER.replace("HELD", "open('a')").replace(
            "    def run", "    def __reduce__(self):\n        pass\n\n    def run"
        ),
    ],
    "put-stays": [
        PUTS + "    q.put(open('a').read())\n",
        PUTS.replace("mp", "queue") + "    q.put(lambda: 1)\n",
        PUTS + "    q.put(max([1], key=lambda n: n))\n",
    ],
    "named-otherwise": [
        TUPLES.replace("ROW", "Row = namedtuple('Record', 'a', module='other')"),
        TUPLES.replace("ROW", "name = 'Record'\nRow = namedtuple(name, 'a')"),
        TUPLES.replace("ROW", "class Record:\n    pass\n\n\nRow = namedtuple('Record', 'a')"),
        TUPLES.replace("ROW", "from other import Record\n\nRow = namedtuple('Record', 'a')"),
        TUPLES.replace("ROW", "ROWS = {}\nROWS[1] = namedtuple('Record', 'a')"),
        TUPLES.replace("ROW", "def make():\n    Row = namedtuple('Record', 'a')\n    return Row"),
        TUPLES.replace("ROW", "Row = namedtuple('Line', 'a b')\nLine = Row"),
        TUPLES.replace("ROW", "from shop import Line\nRow = namedtuple('Line', 'a b')"),
        TUPLES.replace("ROW", "Row = namedtuple('Line', 'a b', module='shop')"),
        TUPLES.replace("ROW", "def make():\n    Row = namedtuple('Line', 'a b')\n    return Row"),
        TUPLES.replace("ROW", "class Line:\n    pass\nRow = namedtuple('Line', 'a b')"),
        "from collections import namedtuple\nRow = namedtuple('Line', 'a b')\n",
        TUPLES.replace("ROW", "Row = namedtuple('Row', 'a b')"),
        TUPLES.replace("ROW", "Line = Row = namedtuple('Line', 'a b')"),
        TUPLES.replace("ROW", "Row = namedtuple('Line', 'a b')\nLine = Row"),
    ],
    "wrong-end": [
        GUARD + "    a, b = mp.Pipe()\n    a.send(1)\n",
        GUARD + "    a, b = mp.Pipe(False)\n    b.send(1)\n    a.recv()\n",
        GUARD + "    a, b = mp.Pipe(False)\n    a, b = b, a\n    a.send(1)\n",
        ENDS
        + "    mp.Process(target=read, args=(b,)).start()\n    mp.Process(target=read, args=more).start()\n",
    ],
    "pool-after-end": [
        WORK + POOL + "    pool = mp.Pool()\n    pool.map(work, [2])\n",
        WORK + POOL + POOL.partition("\n")[2],
        WORK + GUARD + "    pool = mp.Pool()\n    if pool:\n        pool.close()\n    pool.map(work, [1])\n",
    ],
    "executor-after-end": [
        EXECUTOR + "    with ProcessPoolExecutor() as e:\n        f = e.submit(work, 1)\n    f.result()\n"
    ],
    "queue-after-close": [PUTS + "    q.put(1)\n    q.close()\n    q.join_thread()\n"],
    "pipe-after-close": [GUARD + "    a, b = mp.Pipe()\n    b.close()\n    a.send(1)\n"],
    "start-twice": [
        WORK + GUARD + "    for _ in range(2):\n        p = mp.Process(target=work)\n        p.start()\n",
        WORK + GUARD + "    p = mp.Process(target=work)\n    while True:\n        p.start()\n        break\n",
        WORK
        + GUARD
        + "    p = mp.Process(target=work)\n    p.start()\n    p = mp.Process(target=work)\n    p.start()\n",
    ],
    "condition-not-held": [
        GUARD
        + "    c = mp.Condition()\n    try:\n        c.notify()\n    except RuntimeError:\n        pass\n",
        "def main(c=None):\n    c = mp.Condition()\n    stop = [lambda: c.notify()]\n"
        + "    with c:\n        stop[0]()\n\n\n"
        + GUARD
        + "    main()\n",
        "c = mp.Condition()\n\n\ndef tell():\n    c.notify()\n",
        GUARD + "    c = mp.Condition()\n    with c:\n        c.notify_all()\n",
        GUARD + "    c = mp.Condition()\n    c.acquire()\n    c.notify_all()\n",
        GUARD + "    c = mp.Event()\n    c.wait()\n",
        "def tell(c):\n    c.notify()\n\n\n"
        + GUARD
        + "    c = mp.Condition()\n    with c:\n        tell(c)\n",
    ],
    "value-type": [
        COUNTS.replace("CHANGE", "v.value += 1"),
        COUNTS.replace("CHANGE", "v.value = int(0.5)"),
        COUNTS.replace("CHANGE", "v.value += 0.5").replace("'i'", "'d'"),
        COUNTS.replace("CHANGE", "v.value //= 2"),
    ],
    "release-alone": [
        GUARD
        + "    lock = mp.Lock()\n    try:\n        lock.release()\n    except ValueError:\n        pass\n",
        GUARD + "    lock = mp.Lock()\n    lock.acquire()\n    lock.release()\n",
        GUARD + "    slots = mp.Semaphore(2)\n    slots.release()\n",
    ],
    "end-still-open": [
        WORK
        + GUARD
        + "    a, b = mp.Pipe()\n    mp.Process(target=work, args=(b,)).start()\n    b.close()\n"
        + "    while True:\n"
        + "        try:\n            print(a.recv())\n        except EOFError:\n            break\n",
        WORK
        + GUARD
        + "    a, b = mp.Pipe()\n    mp.Process(target=work, args=(b,)).start()\n    while True:\n"
        + "        try:\n            if a.recv() is None:\n                break\n"
        + "        except EOFError:\n            break\n",
    ],
    "end-inherited": [
        ENDS + "    mp.get_context('spawn').Process(target=read, args=(a,)).start()\n    b.close()\n",
        ENDS.replace("read(end)", "read(end, other)")
        + "    mp.Process(target=read, args=(a, b)).start()\n    b.close()\n",
    ],
    "lock-at-fork": [
        THREADS + "    p = mp.Process(target=work)\n    p.start()\n" + BEFORE,
        THREADS + BEFORE + "    t.join()\n    p = mp.Process(target=work)\n    p.start()\n",
        THREADS.replace("threading.Lock", "mp.Lock")
        + BEFORE
        + "    p = mp.Process(target=work)\n    p.start()\n",
    ],
    "no-super-init": [
        "class Own(mp.Process):\n    def __init__(self):\n        self.set_up()\n\n"
        "    def set_up(self):\n        super().__init__(daemon=True)\n\n\n" + GUARD + "    Own().start()\n",
    ],
    "exit-in-task": [
        "import sys\n\n\ndef work(n):\n    return n\n\n\n" + POOL + "    sys.exit(2)\n",
        "import sys\n\n\ndef work(n):\n    sys.exit(2)\n\n\n"
        + GUARD
        + "    mp.Process(target=work).start()\n",
        "import sys\n\n\ndef work(n):\n    try:\n        sys.exit(2)\n    except SystemExit:\n        pass\n"
        + POOL,
        "import sys\n\n\ndef end():\n    sys.exit(2)\n\n\n"
        + CAUGHT.replace("CALL", "end()").replace("work()", "work(n)")
        + POOL,
    ],
    "own-pool": [
        OWN.replace("POOL.CALL", "other.map") + "    pool = mp.Pool()\n    pool.map(work, [1])\n",
        "def work(pool):\n    pool.map(abs, [1])\n\n\n" + POOL,
    ],
    "other-arguments": [
        BAD.replace("INIT", "super().__init__(name, line)") + POOL,
        BAD.replace("INIT", "self.name = name") + POOL,  # BaseException keeps the arguments
        BAD.replace("INIT", "super().__init__(name)\n\n    def __reduce__(self):\n        return Bad, (1, 2)")
        + POOL,
        BAD.replace("line):", "line=0):").replace("INIT", "super().__init__(name)") + POOL,
        BAD.replace("INIT", "super().__init__(name)") + GUARD + "    mp.Process(target=work).start()\n",
        BAD.replace("INIT", "super().__init__(name)").replace("work(n)", "parse(n)")
        + CAUGHT.replace("CALL", "parse(n)").replace("work()", "work(n)")
        + POOL,
    ],
    "bare-decorator": [
        DECORATED.replace("WRAPS", "@functools.wraps(f)") + POOL,
        DECORATED.replace("    WRAPS\n", "").replace("return inner", "return f") + POOL,
        DECORATED.replace("    WRAPS\n", "").replace(
            "    return inner", "    functools.update_wrapper(inner, f)\n    return inner"
        )
        + POOL,
    ],
    "wrapped-by-name": [
        RENAMED.replace("wraps(f)", "wraps(print)"),
        RENAMED.replace("quick", "work"),
        RENAMED.replace("return inner", "return f"),
        RENAMED.replace("    with mp.Pool()", "    mp.set_start_method('fork')\n    with mp.Pool()").replace(
            "pool.map(quick, [1])", "print(pool)"
        )
        + "    mp.Process(target=quick, args=(1,)).start()\n",
    ],
    "set-in-run": [
        COUNTER.replace("self.count = 0", "self.count = mp.Value('i')"),
        COUNTER.replace("c.count for", "c.exitcode for"),
        COUNTER.replace("        c.join()\n", "        c.join()\n        c.count = 3\n"),
        COUNTER.replace("self.count += 1", "print(self.count)"),
        COUNTER.replace("        c.join()\n", "        c.run()\n"),
        COUNTER.replace("mp.Process", "threading.Thread"),
    ],
    "generator-task": [
        ROWS.replace("yield row", "print(row)") + POOL,
        "import functools\n\n\n@functools.lru_cache\n" + ROWS + POOL,
        "def work(n):\n    def rows():\n        yield n\n\n    return list(rows())\n\n\n" + POOL,
    ],
    "generator-target": [ROWS.replace("yield row", "print(row)") + GUARD + "    mp.Process(target=work)\n"],
    "cannot-be-sent": [
        WORK
        + "def rows():\n    yield 1\n\n\n"
        + GUARD
        + "    found = list(rows())\n    mp.Process(target=work, args=(found,)).start()\n"
        + "    with mp.Pool() as pool:\n        pool.map(work, rows())\n",
    ],
    "event-loop": [
        LOOP.replace("def work", "async def work") + WORK + POOL,
        LOOP.replace("work(", "show(") + WORK + POOL,
        LOOP.replace("    loop", "    asyncio.set_event_loop(asyncio.new_event_loop())\n    loop") + POOL,
    ],
    "getattr-recursion": [
        ASKS.replace("FIRST", "if name[:2] == '__':\n            raise AttributeError").replace(
            "name[:2] == '__'", "name[:2] == '__' and self.values"
        ),
        ASKS.replace("FIRST", "return self.values").replace(
            "    def __getattr__", "    @print\n    def __getattr__"
        ),
        ASKS.replace("FIRST", "return Settings.values"),
        ASKS.replace("FIRST", "if name.startswith('__'):\n            raise AttributeError(name)"),
        ASKS.replace("        FIRST\n", "").replace(
            "class Settings:\n", "class Settings:\n    values = {}\n\n"
        ),
        ASKS.replace("        FIRST\n", "").replace("self.values[name]", "self.__dict__['values'][name]"),
        ASKS.replace("        FIRST\n", "").replace("apply(work, (Settings(),))", "apply(work, (1,))"),
        ASKS.replace("        FIRST\n", "").replace("apply(work, (Settings(),))", "map(work, Settings())"),
        ASKS.replace("        FIRST\n", "").replace(
            "    def __init__", "    def __setstate__(self, state):\n        pass\n\n    def __init__"
        ),
        ASKS.replace("FIRST", "if name != 'values' and name in self.values:\n            return 3"),
    ],
    "lambda-task": [
        IN_EXECUTOR.replace("ProcessPool", "ThreadPool"),
        IN_EXECUTOR.replace("executor, lambda", "None, lambda"),
    ],
    "inner-changed": [
        TABLE.replace("HELD", "manager.list([1])"),
        TABLE.replace("HELD", "[1]").replace("manager.dict()", "{}"),
        TABLE.replace("HELD", "held"),
    ],
    "timeout-in-with": [
        LATE.replace("timeout=1", ""),
        LATE.replace("executor.submit(work, 1)", "mp.Pool().apply_async(work)").replace(
            "task.result", "task.get"
        ),
        LATE.replace("(timeout=1)", "()"),
        LATE + "        gate.set()\n",
        LATE.replace("ProcessPool", "ThreadPool"),
        LATE.replace("print('late')", "executor.kill_workers()"),
        LATE.replace("except TimeoutError", "except ValueError"),
        LATE.replace("executor.submit", "other.submit"),
    ],
    "asyncio-object": [
        "import asyncio\n\n\nasync def main():\n    await asyncio.Queue().get()\n\n\n" + WORK + POOL,
    ],
    "mixed-contexts": [
        CONTEXTS.replace("LOCK", "mp.get_context('spawn')"),
        CONTEXTS.replace("LOCK", "mp"),
    ],
    "max-tasks-forked": [LIMITED.replace("NAME", "spawn")],
    "new-file-at-top-level": [
        "file = open('pid', 'w')\n\n\n" + WORK + POOL,
        "try:\n    file = open('pid', 'x')\nexcept FileExistsError:\n    pass\n\n\n" + WORK + POOL,
        WORK + POOL + "    open('pid', 'x')\n",
    ],
    "lambda-in-register": [
        REGISTERED.replace("GIVEN", "list"),
        REGISTERED.replace("GIVEN", "lambda: [1]") + GUARD + "    Shop().get_server().serve_forever()\n",
        "import atexit\natexit.register('nums', lambda: [1])\n",
    ],
    "fork-beside-thread": [
        FORK + "    t.join()\n    mp.Pool().map(work, [1])\n",
        FORKS + "    for t in ts:\n        t.join()\n    mp.get_context('fork').Pool().map(work, [1])\n",
        FORKS + "    mp.get_context('spawn').Process(target=work).start()\n",
        WORK
        + "def chat():\n    threading.Thread(target=work).start()\n\n\n"
        + GUARD
        + "    mp.get_context('fork').Process(target=chat).start()\n",
    ],
    "lock-in-self": [
        KEEPS.replace("pool.apply(work, (Holder(),))", "pool.map(Holder().work, [1])").replace(
            "    def work(self", "    @staticmethod\n    def work(self"
        ),
        HOLDER + SENT + "        del state['pool']\n        state['lock'] = None\n        return state\n",
        HOLDER + SENT + "        return {key: state[key] for key in () if key}\n",
        HOLDER.replace("threading.Lock", "mp.Lock")
        + "\n"
        + GUARD
        + "    mp.Process(target=Holder().work, args=(1,)).start()\n",
        HOLDER.replace("Holder:", "Holder(Base):"),
    ],
    "pool-in-self": [HOLDER + SENT + "        del state['lock'], state['pool']\n        return state\n"],
    "set-under-guard": [
        SHOW + MAIN + GUARD + "    main()\n",
        SHOW + "    global count\n" + MAIN + "main()\n",
        SHOW.replace("print(count)", "print(1)") + "    global count\n" + MAIN + GUARD + "    main()\n",
    ],
    "not-called": [
        WORK
        + GUARD
        + "    p = mp.Process(target=work)\n    while p.is_alive():\n        print(p.is_alive)\n",
        "q = [1]\nwhile q.empty:\n    pass\n",
        WORK + GUARD + "    p = mp.Process(target=work)\n    p.start()\n    p.exitcode\n    print(p.join)\n",
        "import queue\nq = open('x')\nq.close\n",
    ],
    "no-guard": [
        WORK + GUARD.replace("__name__", "_name_") + "    mp.Process(target=work).start()\n",
        WORK + GUARD + "    mp.Process(target=work).start()\n",
        WORK + "if '__main__' == __name__:\n    mp.Pool().map(work, [1])\n",
        WORK + "if mp.current_process().name == 'MainProcess':\n    mp.Pool().map(work, [1])\n",
        WORK + "mp.set_start_method('fork')\nmp.Process(target=work).start()\n",
        WORK + "from multiprocessing.dummy import Pool\nPool().map(work, [1])\n",
        WORK + "threading.Thread(target=work).start()\n",
    ],
    "global-changed": [
        "total = 0\n\n\ndef start(n):\n    global total\n    total = n\n\n\n"
        "def work(n):\n    return total + n\n\n\n"
        + GUARD
        + "    with mp.Pool(2, start, (1,)) as pool:\n        print(pool.map(work, [1]))\n",
        "total = mp.Value('i')\n\n\ndef work():\n    total.value = 1\n\n\n" + GUARD + "    print(total)\n",
        "seen = {}\n\n\ndef keep(n):\n    seen[n] = n\n    return len(seen)\n\n\n"
        + "def other(n):\n    return keep(n) + len(seen)\n\n\n"
        + GUARD
        + "    with mp.Pool() as pool:\n        print(pool.map(keep, [1]), pool.map(other, [1]))\n",
    ],
    "empty-as-end": [
        PUTS + "    while not q.empty():\n        print(q.get(timeout=1))\n",
        PUTS + "    while not q.empty():\n        print(q.get(False))\n",
        PUTS
        + "    try:\n        while not q.empty():\n            print(q.get())\n"
        + "    except OSError:\n        pass\n",
        PUTS + "    r = mp.Queue()\n    while not q.empty():\n        print(r.get())\n",
        "def search(start):\n    q = queue.Queue()\n    while not q.empty():\n        q.get()\n",
        "def push(q):\n    q.put(1)\n\n\ndef pop(q):\n    while not q.empty():\n        q.get()\n\n\n"
        + GUARD
        + "    q = mp.Queue()\n    a = mp.Process(target=push, args=(q,))\n"
        + "    b = mp.Process(target=pop, args=(q,))\n"
        + "    a.start()\n    a.join()\n    b.start()\n    b.join()\n",
    ],
    "seeded-at-top-level": [
        "random.seed(1)\n\n\ndef work(n):\n    return n\n\n\n"
        + GUARD
        + "    mp.Pool().map(work, random.sample([1], 1))\n",
    ],
    "missing-comma": [
        WORK + GUARD + "    mp.Process(target=work, args='').start()\n",
        WORK + GUARD + "    mp.Process(target=work, args=b'').start()\n",
        WORK + GUARD + "    mp.Process(target=work, args=None).start()\n",
        "def work(*items):\n    print(items)\n\n\n"
        + GUARD
        + "    q = mp.Queue()\n    mp.Process(target=work, args=(q)).start()\n",
        WORK + GUARD + "    n = (1,)\n    mp.Process(target=work, args=(n)).start()\n",
        WORK + GUARD + "    for n in [(1,)]:\n        mp.Process(target=work, args=(n)).start()\n",
        WORK + GUARD + "    mp.Process(target=work, args=None).start()\n",
        WORK + GUARD + "    mp.Process(target=work, args='').start()\n",
        WORK + GUARD + "    mp.Process(target=work, args=b'').start()\n",
        "def work(*items):\n    print(items)\n\n\n"
        + GUARD
        + "    text = 'ab'\n    mp.Process(target=work, args=(text)).start()\n",
        WORK + GUARD + "    pair = (1, 2)\n    mp.Process(target=work, args=(pair)).start()\n",
        WORK + GUARD + "    mp.Process(target=work, args=(1,)).start()\n",
        "def run(target, args):\n    mp.Process(target=target, args=(args)).start()\n",
    ],
    "value-without-lock": [
        COUNTS.replace("CHANGE", "v.acquire()\n    v.value += 1\n    v.release()")
        + "    mp.Process(target=work, args=(v,)).start()\n",
        "def up(v):\n    v.value = v.value + 1\n\n\ndef down(w):\n    w.value -= 1\n\n\n"
        + GUARD
        + "    total, other = mp.Value('i'), mp.Value('i')\n    a = mp.Process(target=up, args=(total,))\n"
        + "    b = mp.Process(target=down, args=(other,))\n    a.start()\n    b.start()\n",
        "def up(v):\n    v.value = v.value + 1\n\n\ndef down(w):\n    w.value -= 1\n\n\n"
        + GUARD
        + "    total = mp.Value('i')\n    a = mp.Process(target=up, args=(total,))\n"
        + "    b = mp.Process(target=down, args=(total,))\n"
        + "    a.start()\n    a.join()\n    b.start()\n",
        "def up(v, w):\n    v.value = w.value + 1\n\n\n"
        + GUARD
        + "    v, w = mp.Value('i'), mp.Value('i')\n    for i in range(2):\n"
        + "        mp.Process(target=up, args=(v, w)).start()\n",
    ],
    "guard-mistyped": [
        WORK + POOL,
        WORK + POOL.replace(" == ", " != ").replace("__main__", "main"),
        'name = "main"\nif name == "main":\n    print(name)\n',
    ],
    "one-after-another": [
        WORK
        + GUARD
        + "    total = mp.Value('i')\n    for i in range(5):\n"
        + "        p = mp.Process(target=work, args=(i, total))\n"
        + "        p.start()\n        p.join()\n",
        WORK
        + GUARD
        + "    for i in range(5):\n        p = mp.Process(target=work, args=(i,))\n"
        + "        p.start()\n        p.join(1)\n",
    ],
    "target-called": [
        "def given(f):\n    return lambda: print\n\n\n@given\ndef work():\n    return 1\n\n\n"
        + GUARD
        + "    mp.Process(target=work()).start()\n",
        "def work():\n    yield print\n\n\n" + GUARD + "    mp.Process(target=work()).start()\n",
        "class work:\n    def __call__(self):\n        pass\n\n\n"
        + GUARD
        + "    mp.Process(target=work()).start()\n",
        "def work():\n    yield 1\n\n\n" + GUARD + "    mp.Process(target=work()).start()\n",
        DECORATED.replace("WRAPS", "") + GUARD + "    mp.Process(target=work(1)).start()\n",
        "def made():\n    return lambda: 1\n\n\n" + GUARD + "    mp.Process(target=made()).start()\n",
    ],
    "shared-as-task": [
        WORK
        + GUARD
        + "    q = mp.Manager().Queue()\n    with mp.Pool() as pool:\n        pool.map(work, [q])\n",
        WORK + GUARD + "    q = mp.Queue()\n    mp.Process(target=work, args=(q,)).start()\n",
    ],
    "result-dropped": [
        GUARD
        + "    with mp.Pool() as pool:\n        pool.apply_async(print)\n        pool.close(), pool.join()\n",
        WORK
        + GUARD
        + "    pool = mp.Pool()\n    pool.apply_async(work, (0,), error_callback=print)\n"
        + "    pool.close()\n    pool.join()\n",
        WORK.replace(
            "    print(1 / item)", "    try:\n        print(1 / item)\n    except Exception:\n        pass"
        )
        + GUARD
        + "    pool = mp.Pool()\n    pool.apply_async(work, (0,))\n    pool.close()\n    pool.join()\n",
        WORK.replace("    print(1 / item)", "    try:\n        print(1 / item)\n    except:\n        pass")
        + GUARD
        + "    pool = mp.Pool()\n    pool.apply_async(work, (0,))\n    pool.close()\n    pool.join()\n",
        "def show():\n    print(1)\n\n\n"
        + WORK.replace("print(1 / item)", "show()")
        + GUARD
        + "    pool = mp.Pool()\n    pool.apply_async(work, (0,))\n    pool.close()\n    pool.join()\n",
        WORK
        + GUARD
        + "    with mp.Pool() as pool:\n        pool.apply_async(work, (0,), error_callback=print).wait()\n",
    ],
    "local-function": [
        GUARD.replace('if __name__ == "__main__":', "def main():\n    def work():\n        pass\n")
        + "    mp.get_context('fork').Process(target=work).start()\n",
        FIXED.replace("@pytest.fixture", "@other"),
        FIXED.replace("test_it(pool)", "check(pool)"),
        "def main():\n    global inner\n    def inner():\n        pass\n"
        + "    mp.Process(target=inner).start()\n",
    ],
    "thread-lock": [
        WORK + GUARD + "    mp.Pool(1, work, (threading.Lock(),)).close()\n",
        WORK + GUARD + "    mp.Process(target=work, args=(mp.Lock(),)).start()\n",
    ],
    "pool-not-closed": [
        "def make():\n    global pool\n    pool = mp.Pool()\n    pool.map(abs, [1])\n",
        GUARD + "    pool = mp.Pool()\n",
        GUARD + "    pool = mp.Pool()\n    pool.map(abs, [1])\n    with pool:\n        pass\n",
        WORK + "def make():\n    pool = mp.Pool()\n    return pool\n",
    ],
    "with-ends-tasks": [
        LATER.replace("imap(", "map("),
        LATER.replace("return", "yield from"),
        WORK
        + GUARD
        + "    with mp.Pool() as pool:\n        pool.apply_async(work, (1,))\n"
        + "        pool.close()\n        pool.join()\n",
        WORK + GUARD + "    with mp.Pool() as pool:\n        pool.apply_async(work, (1,))\n        input()\n",
    ],
    "lambda": [
        WORK + GUARD + "    mp.get_context('fork').Process(target=lambda: 1).start()\n",
        GUARD + "    mp.set_start_method('fork')\n    mp.Process(target=lambda: 1).start()\n",
    ],
    "input-in-child": [
        "import sys\n\n\n"
        + "def work():\n    sys.stdin = open(0)\n    print(input())\n\n\n"
        + GUARD
        + "    mp.Process(target=work).start()\n",
        "def input():\n    return 1\n\n\n"
        + "def work():\n    print(input())\n\n\n"
        + GUARD
        + "    mp.Process(target=work).start()\n",
        "def ask():\n    return input()\n\n\n"
        + CAUGHT.replace("CALL", "ask()")
        + GUARD
        + "    mp.Process(target=work).start()\n",
        "def work():\n    try:\n        input()\n    except EOFError:\n        pass\n\n\n"
        + GUARD
        + "    mp.Process(target=work).start()\n",
        "import sys\n\n\ndef work():\n    sys.stdin = open(0)\n    print(input())\n\n\n"
        + GUARD
        + "    mp.Process(target=work).start()\n",
        "def input():\n    return 1\n\n\ndef work():\n    print(input())\n\n\n"
        + GUARD
        + "    mp.Process(target=work).start()\n",
        "def work():\n    try:\n        print(input())\n    except EOFError:\n        pass\n\n\n"
        + GUARD
        + "    mp.Process(target=work).start()\n",
    ],
    "daemon-children": [
        "def work():\n    mp.Process(target=print).start()\n\n\n"
        + GUARD
        + "    p = mp.Process(target=work, daemon=False)\n    p.start()\n",
        "def work():\n    mp.Process(target=print).start()\n\n\n"
        + GUARD
        + "    p = mp.Process(target=work)\n    p.daemon = False\n    p.start()\n",
        "def work():\n    if not mp.current_process().daemon:\n        mp.Process(target=print).start()\n\n\n"
        + GUARD
        + "    mp.Process(target=work, daemon=True).start()\n",
        "def work():\n    mp.Process(target=print).start()\n\n\n"
        + GUARD
        + "    p = mp.Process(target=work)\n    p.name = True\n    p.start()\n",
        "def work():\n    mp.Process(target=print).start()\n\n\n"
        + GUARD
        + "    p = mp.Process(target=work)\n    daemon = True\n    p.start()\n",
        "def start():\n    mp.Process(target=print).start()\n\n\n"
        + CAUGHT.replace("CALL", "start()")
        + GUARD
        + "    mp.Process(target=work, daemon=True).start()\n",
        "def work():\n    try:\n        mp.Process(target=print).start()\n    finally:\n        pass\n\n\n"
        + GUARD
        + "    mp.Process(target=work, daemon=True).start()\n",
        WORK
        + "def host():\n    p = mp.Process(target=work)\n    try:\n        p.start()\n"
        + "    except AssertionError:\n        pass\n\n\n"
        + GUARD
        + "    mp.Process(target=host, daemon=True).start()\n",
        WORK
        + "def host():\n    p = mp.Process(target=work)\n    p.start()\n\n\n"
        + GUARD
        + "    h = mp.Process(target=host)\n    h.daemon = False\n    h.start()\n",
        WORK
        + "def host():\n    p = mp.Process(target=work)\n    p.start()\n\n\n"
        + GUARD
        + "    mp.Process(target=host, daemon=False).start()\n",
    ],
    "one-argument": [
        BOTH + "    jobs = [[1], [2]]\n    ProcessPoolExecutor().map(both, *jobs)\n",
        "def told(f):\n    return print\n\n\n@told\n" + BOTH + "    ProcessPoolExecutor().map(both, [1])\n",
        BOTH + "    with ProcessPoolExecutor() as e:\n        list(e.map(both, *[[1], [2]]))\n",
        "import functools\n\n\n@functools.lru_cache\ndef both(a, b=1):\n    return a\n\n\n"
        + GUARD
        + "    with mp.Pool() as pool:\n        pool.map(both, [1])\n",
    ],
    "join-before-get": [
        "def work(q):\n    q.put([1] * 9)\n\n\n"
        + GUARD
        + "    q = mp.Queue()\n    p = mp.Process(target=work, args=(q,))\n    p.start()\n"
        + "    try:\n        p.join()\n    finally:\n        print(q.get())\n",
        "def work(q):\n    q.put([1] * 9)\n\n\n"
        + GUARD
        + "    q = mp.Queue()\n    p = mp.Process(target=work, args=(q,))\n    p.start()\n"
        + "    list(iter(q))\n    drain(q)\n    p.join()\n    print(q.get())\n",
        "def work(q):\n    q.put([1] * 9)\n\n\n"
        + GUARD
        + "    q = mp.SimpleQueue()\n    p = mp.Process(target=work, args=(q,))\n"
        + "    p.start()\n    p.join()\n    print(q.get())\n",
        "def work(*qs):\n    qs[0].put([1] * 9)\n\n\n"
        + GUARD
        + "    q = mp.Queue()\n    p = mp.Process(target=work, args=(q,))\n    p.start()\n"
        + "    p.join()\n    print(q.get())\n",
    ],
    "queue-empty": [
        PUTS + "    try:\n        q.get()\n    except mp.Queue.Error:\n        pass\n",
    ],
}


def told(source):
    """The rules that a program trips."""
    return {found.rule for found in examine(Program(source))}


def test_examples_are_told_their_faults_and_nothing_else():
    folder = ROOT / "examples"
    found = {
        path.relative_to(folder).as_posix().removesuffix(".py"): told(path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.py"))
    }
    assert {name: rules for name, rules in found.items() if rules} == TOLD


@pytest.mark.parametrize(("rule", "source"), [(rule, text) for rule, texts in TRIP.items() for text in texts])
def test_a_rule_is_tripped(rule, source):
    assert rule in told(HEAD + source)


@pytest.mark.parametrize(("rule", "source"), [(rule, text) for rule, texts in REST.items() for text in texts])
def test_a_rule_is_not_tripped(rule, source):
    assert rule not in told(HEAD + source)


def test_every_rule_is_tripped_by_some_program_and_has_words():
    assert {*RULES} == {*TRIP}.union(*TOLD.values())
    for words in WORDS.values():
        assert {name for name in words if name.startswith("rule_")} == {f"rule_{rule}" for rule in RULES}
    assert {*WORDS["zh"]} == {*WORDS["en"]}


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """The file that readers download, in a folder of its own."""
    file = tmp_path_factory.mktemp("doctor") / "doctor.py"
    file.write_text(one_file.doctor(ROOT, one_file.book(ROOT, "https://example.org/")), "utf-8")
    return file


@pytest.fixture
def ask(packed, tmp_path):
    """Run doctor.py as a reader does; the finished process."""

    def run(*words, text="", lang="en"):
        (tmp_path / "t").mkdir(exist_ok=True)
        done = subprocess.run(
            [sys.executable, packed, "--lang", lang, *words],
            cwd=tmp_path,
            env={**os.environ, "TMPDIR": str(tmp_path / "t"), "PYTHONIOENCODING": "utf-8"},
            input=text,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert not done.stderr
        assert not [*(tmp_path / "t").iterdir()]
        return done

    return run


def test_every_rule_and_error_has_its_section(packed):
    text = packed.read_text("utf-8").partition("#: doctor/known.json\n")[2].partition("\n#: ")[0]
    book = load("\n".join(line.removeprefix("#|") for line in text.splitlines()))
    for sections in book.sections.values():
        for name in (*SECTIONS.values(), *book.pages.values()):
            assert "https://example.org/" in sections[name], name


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_machine_is_told(ask, lang):
    done = ask(lang=lang)
    assert sys.executable in done.stdout
    assert len(done.stdout.splitlines()) > 8
    assert done.returncode in (0, 1)


def test_every_fact_has_its_words():
    for name, values in machine.facts():
        for words in WORDS.values():
            assert words[f"fact_{name.rstrip('!')}"].format(*values)


def test_an_error_is_told_from_standard_input(ask, tmp_path):
    line = "AssertionError: daemonic processes are not allowed to have children"
    assert "#daemonic" in ask("--error", text=f"Traceback\n{line}\n").stdout
    (tmp_path / "error.txt").write_bytes(f"\ufeff{line}\n".encode("utf-16"))
    assert "#daemonic" in ask("--error", "error.txt").stdout


# What Ctrl+C printed of three children that meet at a barrier, one of which had failed, and of their parent.
LIBRARY = '  File "/usr/lib/python3.14/'
BOOT = LIBRARY + 'multiprocessing/process.py", line 320, in _bootstrap\n    self.run()\n'
WAIT = f"Traceback (most recent call last):\n{BOOT}" + '  File "main.py", line 4, in stage\n    meet.wait()\n'
WAIT += (
    LIBRARY
    + 'threading.py", line 732, in _wait\n    if not self._cond.wait_for(lambda : self._state != 0):\n'
)
FAILED = f"Process Process-2:\n{WAIT.partition(LIBRARY + 'thr')[0]}RuntimeError: bad shard\n"
JOIN = 'Traceback (most recent call last):\n  File "main.py", line 9, in <module>\n    child.join()\n'
JOIN += LIBRARY + 'multiprocessing/process.py", line 156, in join\n'


def test_where_a_program_hung_is_told(ask):
    pressed = "KeyboardInterrupt\n"
    told = ask("--error", text=FAILED + WAIT + pressed + JOIN + pressed).stdout
    assert told.index("a child had failed: RuntimeError: bad shard") < told.index("#interrupted")
    assert "a child was waiting at this line: meet.wait()" in told
    assert "#broken" in told and "#join-before-get" not in told
    told = ask("--error", text=JOIN + pressed).stdout
    assert "the parent was waiting at this line: child.join()" in told and "#join-before-get" in told
    told = ask("--error", text=f"Process Process-1:\n{BOOT}{pressed}").stdout
    assert "symptoms/#hangs" in told and "only follows" not in told


@pytest.mark.parametrize(("text", "says"), [("", "There is nothing"), ("java.lang.Error", "not known here")])
def test_no_error_that_is_known(ask, text, says):
    assert says in ask("--error", text=text).stdout


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("none.py", None, "There is no file none.py"),
        ("syntax.py", b"print(\n", "syntax.py, line 1: Python cannot read it"),
        ("gbk.py", "x = 1\nprint('中文')\n".encode("gbk"), "gbk.py, line 2: the file is no text in UTF-8"),
        ("empty.py", b"", "empty.py is empty"),
        ("large.py", b"x = 1\n" * 2_000_000, "larger than 8 MB"),
        ("utf16.py", "print('中文')\n".encode("utf-16-le"), "utf16.py, line 1: the file is no text"),
        ("coding.py", b"# coding: none\n", "coding.py names an encoding"),
        ("nul.py", b"x = 1\n\0", "nul.py, line 2: the file is no text"),
        ("deep.py", b"x = " + b"-" * 100_000 + b"1\n", "deep.py"),
        ("text.txt", b"x = 1\n", "must end in .py"),
    ],
)
def test_a_file_that_is_no_program_is_told_in_a_line(ask, tmp_path, name, data, says):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = ask(name)
    assert says in done.stdout
    assert len(done.stdout.splitlines()) == 1
    assert done.returncode == 2


def test_fifty_thousand_lines_are_read(ask, tmp_path):
    lines = [
        "from multiprocessing import Process, Queue",
        *(f"def f{i}(q):\n    q.put({i} + 1)" for i in range(23_400)),
        "if __name__ == '__main__':\n    q = Queue()",
        *(
            f"    p{i} = Process(target=f{i}, args=(q,))\n    p{i}.start()\n    q.get()\n    p{i}.join()"
            for i in range(800)
        ),
    ]
    (tmp_path / "long.py").write_text("\n".join([*lines, "Process(target=f7).start()"]), "utf-8")
    assert "long.py, line 50004" in ask("long.py").stdout


def test_runs_are_compared(ask, tmp_path):
    (tmp_path / "set.py").write_text(
        (ROOT / "examples/globals/set_under_guard.py").read_text("utf-8"), "utf-8"
    )
    done = ask("--run", "--limit", "20", "set.py")
    if sys.platform == "linux" and sys.version_info < (3, 14):
        assert "spawn: ended well, with another output" in done.stdout
        assert done.returncode == 1
    (tmp_path / "fifo.py").write_text((ROOT / "examples/queues/fifo.py").read_text("utf-8"), "utf-8")
    done = ask("--run", "fifo.py")
    assert "spawn: ended well" in done.stdout
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no fork to compare with")
@pytest.mark.parametrize(
    ("name", "section"),
    [("start_methods/queue_at_top_level", "top-level-queue"), ("globals/set_under_guard", "set-under-guard")],
)
def test_what_is_wrong_where_children_import_the_file_is_told(ask, tmp_path, name, section):
    text = (ROOT / f"examples/{name}.py").read_text("utf-8").replace("# needs: Linux\n", "")
    (tmp_path / "other.py").write_text(text, "utf-8")
    done = ask("--run", "--limit", "20", "other.py")
    assert "fork: ended well. The others are compared with this." in done.stdout
    assert "#no-error" in done.stdout
    assert f"#{section}" in done.stdout.partition("Reading the file finds:")[2]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no fork to compare with")
def test_what_hangs_under_fork_only_is_told(ask, tmp_path):
    text = (ROOT / "examples/pipe/inherited_end.py").read_text("utf-8")
    (tmp_path / "ends.py").write_text(text, "utf-8")
    done = ask("--run", "--limit", "20", "ends.py")
    assert "It hangs under fork only" in done.stdout
    assert "#inherited-end" in done.stdout and "#no-error" not in done.stdout


MEET = """\
import multiprocessing as mp


def work(meet):
    meet.wait()


def fail():
    mp.Lock().release()


if __name__ == "__main__":
    mp.set_start_method("spawn")
    meet = mp.Barrier(2)
    mp.Process(target=fail).start()
    p = mp.Process(target=work, args=(meet,))
    p.start()
    p.join()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nobody can be asked there")
def test_a_run_that_hangs_is_told_where(ask, tmp_path):
    program = tmp_path / "多 进程" / "meet.py"  # faulthandler writes the folder's name as escapes
    program.parent.mkdir()
    program.write_text(MEET, "utf-8")
    told = ask("--run", "--limit", "60" if sys.platform == "linux" else "8", program).stdout
    assert "A child is at meet.py:5: meet.wait()" in told
    assert "The parent is at meet.py:18: p.join()" in told
    assert "#released-too-often" in told.partition("Reading the file")[0]
    if sys.platform == "linux":
        assert "#broken" in told and "#join-before-get" not in told


def stack(*frames):
    """A stack as faulthandler writes it, of files and functions; the innermost last."""
    lines = (f'  File "{file}", line 2 in {function}\n' for file, function in reversed(frames))
    return f"Current thread 0x1 (most recent call first):\n{''.join(lines)}"


BEGUN = ("/usr/lib/python3.14/multiprocessing/process.py", "_bootstrap")
GETS = ("/usr/lib/python3.14/multiprocessing/queues.py", "get")
TAKEN = ("/usr/lib/python3.14/multiprocessing/queues.py", "_finalize_join")
JOINS = ("/usr/lib/python3.14/multiprocessing/process.py", "join")


def test_a_process_stands_at_the_last_line_of_its_own(tmp_path):
    own = tmp_path / "own.py"
    own.write_text("import time\ntime.sleep(9)\n", "utf-8")
    main, hook = (str(own), "<module>"), ("/home/harness/imposed/sitecustomize.py", "logged_bootstrap")
    place, line = "own.py:2", "time.sleep(9)"
    for frames, position in [
        ([main], Position("", line, False, place)),
        ([main, JOINS], Position("join", line, False, place)),
        ([main, BEGUN, main, GETS], Position("queue.get", line, True, place)),
        ([main, hook, BEGUN, TAKEN], Position("queue.end", "", True)),
        ([main, hook, BEGUN, GETS], None),  # a worker that waits for tasks
        ([("<string>", "<module>"), GETS], None),
    ]:
        assert positions([stack(*frames)]) == [position] * (position is not None), frames
    several = [stack(main, JOINS), *[stack(BEGUN, main, GETS)] * 2]
    assert [one.by_child for one in positions(several)] == [True, False]


@pytest.mark.parametrize(
    ("children", "parents", "calls"),
    [
        (["barrier.wait"], ["join"], ["barrier.wait"]),
        (["queue.get"], ["queue.join"], ["queue.join", "queue.get"]),
        (["lock.with"], ["pool.map"], ["lock.with", "pool.map"]),
        ([""], ["executor.exit"], ["executor.exit"]),
        ([""], ["join"], [""]),
        ([], ["join"], ["join"]),
        ([], [""], [""]),
        ([], ["queue.end", "join"], ["queue.end"]),
        ([], [], [""]),
    ],
)
def test_what_children_wait_for_explains_a_hang(children, parents, calls):
    found = [Position(call, "", call in children, "a.py:1") for call in (*children, *parents)]
    assert explaining(found) == calls


def test_a_run_that_took_too_long_is_not_wrong():
    nothing = Run(running.request(ROOT / "none.py", [], None, 0, 1), "", 0)
    kinds = {"fork": "same", "spawn": "endless"}
    verdicts = [running.Verdict(method, kind, nothing) for method, kind in kinds.items()]
    assert running.imported(verdicts) == []
    assert not running.hangs_forked(verdicts)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no fork to compare with")
def test_lines_printed_again_come_from_the_top_level(ask, tmp_path):
    work = "import multiprocessing as mp\n\n\ndef work():\n    pass\n\n\nprint('once')\n"
    text = work + GUARD + "    p = mp.Process(target=work)\n    p.start()\n    p.join()\n"
    (tmp_path / "again.py").write_text(text, "utf-8")
    done = ask("--run", "--limit", "20", "again.py")
    assert "executes its top level again" in done.stdout
    assert "#main-guard" in done.stdout


def test_the_call_at_the_top_level_is_told(ask, tmp_path):
    text = (
        "import multiprocessing as mp\n"
        + WORK
        + "def main():\n    with mp.Pool() as pool:\n        pool.map(work, [1])\n\n\nmain()\n"
    )
    (tmp_path / "main.py").write_text(text, "utf-8")
    last = len(text.splitlines())
    assert f"main.py, line {last}: main() → mp.Pool() is not under" in ask("main.py").stdout


def test_a_run_that_fails_is_told_its_error(ask, tmp_path):
    (tmp_path / "guardless.py").write_text((ROOT / "examples/create/no_guard.py").read_text("utf-8"), "utf-8")
    assert "#no-guard" in ask("--run", "guardless.py").stdout


def test_a_program_that_wants_input_is_told_that_nobody_types(ask, tmp_path):
    (tmp_path / "asks.py").write_text(
        "import multiprocessing\nmultiprocessing.set_start_method('spawn')\ninput()\n"
    )
    assert "没有人输入" in ask("--run", "asks.py", lang="zh").stdout


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody counts processes")
def test_a_program_that_forks_without_end_is_stopped(ask, tmp_path):
    text = (
        "import os, time\nwhile True:\n    if not os.fork():\n        time.sleep(60)\n        os._exit(0)\n"
    )
    (tmp_path / "bomb.py").write_text(
        "# 'fork'\nimport multiprocessing\nmultiprocessing.set_start_method('fork')\n" + text
    )
    done = ask("--run", "bomb.py")
    assert "starts processes without end" in done.stdout
    assert done.returncode == 1

"""The finder: what it makes of pastes, whatever surrounds them; and that a browser's answers are the same."""

import html
import json
import random
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from itertools import cycle

import pytest

from book import catalogue
from finish.light import short
from harness.paths import ROOT
from harness.transcript import EXCEPTION
from learner.finder import GUESS, PART, WHOLE, Answer, Finder, Known, Match
from learner.hanging import CALLS, stands_in

ENTRIES = catalogue.load(ROOT)
FINDER = catalogue.finder(ENTRIES.values())
TRANSCRIPTS = {
    f"{entry.word}: {file}": (entry, text)
    for entry in ENTRIES.values()
    for file, text in catalogue.printed(ROOT, entry)
    if catalogue.prints(entry, text)
}

# What surrounds an error in a question, a log, a terminal. Each is given the paste and a source of chance.
Noise = Callable[[str, random.Random], str]


def each_line(prefix: str) -> Noise:
    """Every line with this before it."""
    return lambda text, _: "".join(f"{prefix}{line}\n" for line in text.splitlines())


def boxed(text: str, _: random.Random) -> str:
    """As rich draws it: a box, with lines broken where they are too long."""
    lines = [line[i : i + 76] for line in text.splitlines() for i in range(0, max(len(line), 1), 76)]
    return "\n".join(
        ["╭─ Traceback (most recent call last) ─╮", *(f"│ {line:<76} │" for line in lines), "╰─╯"]
    )


def wrapped(text: str, chance: random.Random) -> str:
    """Lines broken anywhere, by a terminal or a mail."""
    width = chance.randrange(20, 100)
    return "\n".join(
        line[i : i + width] for line in text.splitlines() for i in range(0, max(len(line), 1), width)
    )


def interleaved(text: str, _: random.Random) -> str:
    """Two processes that print the same, line by line."""
    return "\n".join(line for line in text.splitlines() for _ in range(2))


def quoted(text: str, _: random.Random) -> str:
    """Quotes and colons as a Chinese input method or a word processor writes them."""
    text = re.sub(r"'([^']*)'", "‘\\1’", text).replace(": ", "：").replace("(", "（").replace(")", "）")
    return re.sub(r'"([^"]*)"', "“\\1”", text)


NOISE: dict[str, Noise] = {
    "as it is": lambda text, _: text,
    "Chinese around it": lambda text, _: (
        f"大家好，我在运行这个程序的时候报错了，求助！\n\n{text}\n\n请问怎么解决？谢谢"
    ),
    "English around it": lambda text, _: f"Hi all,\nI get this error when I run my code:\n{text}\nAny help?",
    "a prompt": lambda text, _: (
        f"(base) PS C:\\Users\\me> python .\\main.py\n{text}\n(base) PS C:\\Users\\me>"
    ),
    "docker compose": each_line("worker-1  | "),
    "a log": each_line("2026-11-26 07:10:01,123 - ERROR - "),
    "a log of threads": each_line("2026-11-26 07:10:01,123 ERROR [worker-1] app.jobs: "),
    "kubernetes": each_line("2026-11-26T07:10:01.123456789Z "),
    "a rank": each_line("[rank3]: "),
    "Ray": each_line("(worker pid=4242) "),
    "a quotation": each_line("> > "),
    "a system's log": each_line("Nov 26 07:10:01 host main.py[4242]: "),
    "a build": each_line("##[error]"),
    "comments": each_line("# "),
    "pytest": each_line("E       "),
    "a box": boxed,
    "broken lines": wrapped,
    "one line": lambda text, _: " ".join(text.split()),
    "two processes": interleaved,
    "quotes and colons": quoted,
    "HTML": lambda text, _: html.escape(text).replace("\n", "<br>\n"),
    "a notebook's file": lambda text, _: json.dumps(text),
    "colours": lambda text, _: re.sub(r"^(\S+)", "\x1b[0;31m\\1\x1b[0m", text, flags=re.MULTILINE),
    "Windows": lambda text, _: text.replace("\n", "\r\n").replace('File "', 'File "C:\\Users\\张三\\new\\'),
}
# What other programs print. Nothing of it is an error of multiprocessing.
OTHERS = {
    "empty": "",
    "another encoding": """Traceback (most recent call last):
  File "D:\\read.py", line 2, in <module>
    text = open("data.txt").read()
UnicodeDecodeError: 'gbk' codec can't decode byte 0xaf in position 12: illegal multibyte sequence""",
    "a thread": """  File "/usr/lib/python3.11/asyncio/events.py", line 681, in get_event_loop
    raise RuntimeError('There is no current event loop in thread %r.'
RuntimeError: There is no current event loop in thread 'Thread-1 (run)'.""",
    "blank": " \n\t\u3000\n",
    "Python": """Traceback (most recent call last):
  File "main.py", line 3, in <module>
    int("many")
ValueError: invalid literal for int() with base 10: 'many'""",
    "Python, not iterable": """Traceback (most recent call last):
  File "/home/me/main.py", line 3, in <module>
    for i in 5:
TypeError: 'int' object is not iterable""",
    "Python, arguments": """Traceback (most recent call last):
  File "C:\\work\\main.py", line 9, in <module>
    area(1, 2, 3)
TypeError: area() takes 1 positional argument but 3 were given""",
    "Python, end of input": """Traceback (most recent call last):
  File "main.py", line 1, in <module>
    input()
EOFError: EOF when reading a line""",
    "Python, connection": """Traceback (most recent call last):
  File "/usr/lib/python3.11/urllib/request.py", line 1348, in do_open
    h.request(req.get_method(), req.selector, req.data, headers)
  File "/usr/lib/python3.11/http/client.py", line 1286, in request
    self._send_request(method, url, body, headers, encode_chunked)
ConnectionResetError: [Errno 104] Connection reset by peer""",
    "Python, a file": """Traceback (most recent call last):
  File "main.py", line 1, in <module>
    open("data.csv")
FileNotFoundError: [Errno 2] No such file or directory: 'data.csv'""",
    "Java": """Exception in thread "main" java.io.EOFException
	at java.base/java.io.DataInputStream.readFully(DataInputStream.java:202)
	at com.example.Main.main(Main.java:12)""",
    "Java, reset": """java.net.SocketException: Connection reset by peer
	at java.base/sun.nio.ch.SocketDispatcher.read0(Native Method)""",
    "C#": """Unhandled exception. System.TimeoutException: The operation has timed out.
   at Program.Main(String[] args) in C:\\src\\Program.cs:line 12""",
    "JavaScript": """TypeError: 5 is not iterable
    at main (/home/me/main.js:3:12)
    at Object.<anonymous> (/home/me/main.js:9:1)""",
    "JavaScript, timeout": """TimeoutError: page.click: Timeout 30000ms exceeded.
    at login (/home/me/test.spec.js:14:5)""",
    "JavaScript, reset": """Error: read ECONNRESET
    at TCP.onStreamRead (node:internal/stream_base_commons:217:20)""",
    "Go": "panic: runtime error: index out of range [5] with length 3\n\ngoroutine 1 [running]:\nmain.main()",
    "Rust": "thread 'main' panicked at src/main.rs:4:5:\ncalled `Option::unwrap()` on a `None` value",
    "a full disk": "OSError: [Errno 28] No space left on device: '/data/out.csv'",
    "a file that is not there": "FileNotFoundError: [Errno 2] No such file or directory: 'data.csv'",
    "a wrong index": "TypeError: 'NoneType' object is not subscriptable",
    "a shell": "bash: pyhton: command not found",
    "prose": "My program is slow. How do I make it faster? 我的程序很慢，怎么办？",
    "bytes": "".join(map(chr, range(256))) * 40,
}
# A task that makes the mistake in its own lines: the call of it was right.
IN_A_TASK = """Traceback (most recent call last):
  File "/usr/lib/python3.14/multiprocessing/pool.py", line 125, in worker
    result = (True, func(*args, **kwds))
  File "/usr/lib/python3.14/multiprocessing/pool.py", line 48, in mapstar
    return list(map(*args))
  File "/home/me/main.py", line 4, in task
    return other(number)
{}
"""
CALLED = (
    "TypeError: other() missing 1 required positional argument: 'b'",
    "TypeError: 'int' object is not callable",
    "TypeError: 'int' object is not iterable",
)
# What other programs print with the words of multiprocessing. A child may have printed it too.
ALIKE = {
    **{f"a call within a task: {error}": IN_A_TASK.format(error) for error in CALLED},
    "a module": "TypeError: 'module' object is not callable",
    "a recursion": "RecursionError: maximum recursion depth exceeded in comparison",
    "__getattr__": """Traceback (most recent call last):
  File "settings.py", line 9, in __getattr__
    return self.values[name]
  [Previous line repeated 990 more times]
RecursionError: maximum recursion depth exceeded""",
    "a deep copy": """Traceback (most recent call last):
  File "/home/me/model.py", line 12, in save
    best = copy.deepcopy(self)
  File "/usr/lib/python3.12/copy.py", line 143, in deepcopy
    y = copier(memo)
TypeError: cannot pickle '_thread.lock' object""",
    "a saved model": """Traceback (most recent call last):
  File "/home/me/model.py", line 20, in save
    pickle.dump(self, file)
AttributeError: Can't pickle local object 'Model.__init__.<locals>.scale'""",
    "an empty file": """Traceback (most recent call last):
  File "/home/me/load.py", line 4, in <module>
    table = pickle.load(file)
EOFError: Ran out of input""",
    "another main module": """Traceback (most recent call last):
  File "/home/me/serve.py", line 8, in <module>
    model = pickle.load(file)
AttributeError: Can't get attribute 'Net' on <module '__main__' from '/home/me/serve.py'>""",
    "a socket": """Traceback (most recent call last):
  File "/home/me/client.py", line 7, in <module>
    connection.sendall(data)
BrokenPipeError: [Errno 32] Broken pipe""",
    "a server": """Traceback (most recent call last):
  File "/usr/lib/python3.12/site-packages/redis/connection.py", line 630, in connect
    raise ConnectionError(self._error_message(e))
ConnectionRefusedError: [Errno 111] Connection refused""",
    "asyncio": """Traceback (most recent call last):
  File "/usr/lib/python3.12/asyncio/queues.py", line 186, in get_nowait
    raise QueueEmpty
asyncio.queues.QueueEmpty""",
    "threads": """Traceback (most recent call last):
  File "/home/me/main.py", line 5, in <module>
    thread.start()
  File "/usr/lib/python3.12/threading.py", line 969, in start
    raise RuntimeError("threads can only be started once")
RuntimeError: threads can only be started once""",
    "a large array": """Traceback (most recent call last):
  File "/home/me/main.py", line 3, in <module>
    big = numpy.zeros((400000, 400000))
MemoryError: Unable to allocate 1.16 TiB for an array with shape (400000, 400000) and data type float64""",
    "a wrong call": """Traceback (most recent call last):
  File "/home/me/main.py", line 3, in <module>
    list("a")()
TypeError: 'list' object is not callable""",
    "a database": """Traceback (most recent call last):
  File "/usr/lib/python3.12/site-packages/django/db/backends/base.py", line 423, in execute
    return Database.Cursor.execute(self, query, params)
sqlite3.OperationalError: database is locked""",
    "files": """Traceback (most recent call last):
  File "/home/me/main.py", line 4, in <module>
    opened.append(open(name))
OSError: [Errno 24] Too many open files: 'data.csv'""",
}
LARGE = {
    "one line": "x" * 10_000_000,
    "many lines": "2026-11-26 ERROR something went wrong in the child\n" * 200_000,
    "frames": 'File "/usr/lib/python3.11/multiprocessing/pool.py", line 774, in get\n' * 150_000,
    "names": "a.b.c." * 1_500_000,
    "stack": "at " * 3_000_000,
    "escapes": "\x1b]" * 4_000_000,
    "spaces": " " * 10_000_000,
}


@pytest.mark.parametrize("script", ["finder.js", "search.js"])
def test_scripts_know_exceptions_by_the_same_names(script):
    assert EXCEPTION.strip("(?:)") in (ROOT / "docs/assets" / script).read_text("utf-8")


def noisy(name: str, noise: str, text: str) -> str:
    """A paste with noise, the same in each run."""
    return NOISE[noise](text, random.Random(f"{name} {noise}"))


def test_a_transcript_has_an_entry():
    # Else the tests below hold nothing.
    assert len(TRANSCRIPTS) >= len(ENTRIES)


@pytest.mark.parametrize("noise", NOISE)
def test_every_error_on_the_site_finds_its_entry(noise):
    wrong = {
        name: told
        for name, (entry, text) in TRANSCRIPTS.items()
        if (told := catalogue.mistaken(FINDER, entry, noisy(name, noise, text), ENTRIES))
    }
    assert not wrong


@pytest.mark.parametrize("name", OTHERS)
def test_what_other_programs_print_is_not_known(name):
    answer = FINDER.answer(OTHERS[name])
    assert answer.verdict == ("empty" if not OTHERS[name].strip() else "unknown"), answer


@pytest.mark.parametrize("name", ALIKE)
def test_what_is_not_of_multiprocessing_is_no_more_than_possible(name):
    assert FINDER.answer(ALIKE[name]).verdict in ("unknown", "perhaps")


@pytest.mark.parametrize("error", CALLED)
def test_what_the_call_of_a_task_raises_is_known(error):
    own = IN_A_TASK.format(error).splitlines(keepends=True)
    assert FINDER.answer("".join(own[:-3] + own[-1:])).verdict == "known"


@pytest.mark.parametrize("word", ENTRIES)
def test_each_text_finds_its_entry(word):
    # What people write of an error is often no more than its last line.
    entry = ENTRIES[word]
    for text in (*entry.texts, *entry.old):
        answer = FINDER.answer(text.replace("…", "name"))
        found = [one.word for one in (answer.first, *answer.follows, *answer.others) if one]
        assert word in found or (entry.framed and answer.verdict == "unknown"), text


@pytest.mark.parametrize("name", LARGE)
def test_a_large_paste_is_answered_in_time(name):
    began = time.process_time()
    assert FINDER.answer(LARGE[name]).verdict in ("unknown", "empty")
    assert time.process_time() - began < 5


def asked(file, engine, known, pastes):
    """What a script of the site answers to each paste: a function of what it exports and what is known."""
    node = shutil.which("node")
    if not node:
        pytest.skip("needs node")
    script = (
        "const {readFileSync} = require('fs');"
        "const [known, pastes] = JSON.parse(readFileSync(0, 'utf8'));"
        f"const engine = require({json.dumps(str(file))});"
        f"console.log(JSON.stringify(pastes.map({engine})));"
    )
    run = subprocess.run(
        [node, "-e", script],
        input=json.dumps([known, pastes]),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_both_engines_agree(tmp_path):
    pastes = [*OTHERS.values(), *ALIKE.values(), OPENS, CHILD, CHILD + PARENT.replace("CALL", "with lock:")]
    for (name, (_, text)), noise in zip(TRANSCRIPTS.items(), cycle(NOISE), strict=False):
        pastes += [text, noisy(name, noise, text)]
        pastes += cut(text, random.Random(name))
    engine = tmp_path / "finder.js"  # as phones load it
    engine.write_text(short((ROOT / "docs/assets/finder.js").read_text("utf-8")), "utf-8")
    columns = catalogue.columns(ENTRIES.values(), [{} for _ in ENTRIES])
    for paste, theirs in zip(pastes, asked(engine, "engine(known)", columns, pastes), strict=True):
        assert plain(FINDER.answer(paste)) == theirs, paste


def cut(text: str, chance: random.Random) -> list[str]:
    """Parts of a text: its lines, and some stretches."""
    places = [sorted(chance.choices(range(len(text)), k=2)) for _ in range(4)]
    return [*text.splitlines(), *(text[start:end] for start, end in places)]


def plain(answer: Answer) -> dict:
    """An answer as JavaScript gives it."""

    def of(match: Match | None) -> dict | None:
        return {"word": match.word, "fit": match.fit, "said": match.said} if match else None

    return {
        "verdict": answer.verdict,
        "first": of(answer.first),
        "follows": [of(one) for one in answer.follows],
        "others": [of(one) for one in answer.others],
        "causes": list(answer.causes),
    }


# By a small catalogue, what the rules are.
SMALL = Finder(
    [
        Known(
            "guard",
            "certain",
            ("An attempt has been made to start a new process before its time.",),
            ("_check_not_importing_main",),
        ),
        Known("lambda", "certain", ("PicklingError: Can't pickle <function <lambda> at 0x…>: not found",)),
        Known("gone", "consequence", ("EOFError: Ran out of input",), causes=("lambda",)),
        Known("nobody", "cause", ("EOFError",), ("connection.recv",), framed=True),
        Known("manager", "cause", ("EOFError",), ("connection.recv", "managers._callmethod"), framed=True),
        Known("late", "cause", ("multiprocessing.context.TimeoutError",)),
        Known("global", "cause", ("NameError: name '…' is not defined",), ("pool.worker",), framed=True),
        Known("local", "certain", ("AttributeError: Can't pickle local object",), cut=("process.start",)),
        Known("broken", "cause", ("BrokenProcessPool",)),
    ]
)
RECV = """Traceback (most recent call last):
  File "main.py", line 9, in <module>
    connection.recv()
  File "/usr/lib/python3.11/multiprocessing/connection.py", line 250, in recv
    buf = self._recv_bytes()
EOFError
"""
FROM = '  File "C:\\Python\\lib\\multiprocessing\\managers.py", line 8, in _callmethod\n'
CALL = RECV.replace("    connection.recv()\n", FROM)
ERROR_OF_LAMBDA = "PicklingError: Can't pickle <function <lambda> at 0x1>: not found"
# Another library; an end that is missing; what was handled; and a notebook, which shows lines of the program.
ELSEWHERE = f"""Traceback (most recent call last):
  File "/home/me/main.py", line 9, in save
    pickle.dumps(self.key)
_pickle.{ERROR_OF_LAMBDA}
"""
GUARDED = """Traceback (most recent call last):
  File "/usr/lib/python3.11/multiprocessing/spawn.py", line 138, in _check_not_importing_main
    raise Runtime"""
DURING = """During handling of the above exception, another exception occurred:

Traceback (most recent call last):
"""
NOTEBOOK = """Input In [3], in <cell line: 2>()
      1 # May raise EOFError: Ran out of input
----> 2 connection.recv()
File /usr/lib/python3.11/multiprocessing/connection.py:250, in _ConnectionBase.recv(self)
    249 self._check_closed()
--> 250 buf = self._recv_bytes()
OSError: something new
"""
# The end is missing: what stands at the head, and a frame that is likely to have come before the error.
BEGUN = """AttributeError                            Traceback (most recent call last)
File ~/lib/python3.9/multiprocessing/process.py:121, in BaseProcess.start(self)
"""


@pytest.mark.parametrize(
    ("paste", "verdict", "first", "fit"),
    [
        (RECV, "known", "nobody", WHOLE),
        (CALL, "known", "manager", WHOLE),
        (CALL.replace("multiprocessing", "multiprocess"), "known", "manager", WHOLE),
        (RECV.replace('File "', "│ ").replace('.py", line 250,', ".py:250"), "known", "nobody", WHOLE),
        (RECV.replace("multiprocessing/connection", "socketserver/other"), "unknown", "", 0),
        ("EOFError", "perhaps", "nobody", GUESS),
        ("I always get an EOFError: why?", "unknown", "", 0),
        ("我这里报 EOFError 怎么办", "perhaps", "nobody", GUESS),
        ("EOFError: Ran out of input", "known", "gone", WHOLE),
        ("An attempt has been made to start a new pro", "perhaps", "guard", PART),
        ("start a new process before its time.", "perhaps", "guard", PART),
        ("An attempt has been made to do something else", "unknown", "", 0),
        (f"_pickle.{ERROR_OF_LAMBDA}", "known", "lambda", WHOLE),
        ("multiprocessing.context.TimeoutError", "known", "late", WHOLE),
        ("MyTimeoutError: too late", "unknown", "", 0),
        # A message decides without its exception, with that of another version, and as repr has it.
        (ERROR_OF_LAMBDA.partition(": ")[2], "known", "lambda", WHOLE),
        (ERROR_OF_LAMBDA.replace("Pickling", "Attribute"), "known", "lambda", WHOLE),
        (f'PicklingError("{ERROR_OF_LAMBDA.partition(": ")[2]}")', "known", "lambda", WHOLE),
        (ELSEWHERE, "perhaps", "lambda", GUESS),
        (f"{RECV}\n{DURING}OSError: something new", "perhaps", "nobody", GUESS),
        (NOTEBOOK, "unknown", "", 0),
        # The end is missing: frames that one entry alone has.
        (GUARDED, "perhaps", "guard", GUESS),
        (f"{GUARDED}\nOSError: something new", "unknown", "", 0),
        (CALL.replace("EOFError\n", ""), "unknown", "", 0),
        (BEGUN, "perhaps", "local", GUESS),
        (BEGUN.replace("Attribute", "Type"), "unknown", "", 0),
        (BEGUN.replace("Attribute", "Type").partition("\n")[2], "perhaps", "local", GUESS),
        (f"{BEGUN}AttributeError: something new", "unknown", "", 0),
        (BEGUN.replace("AttributeError", "BrokenProcessPool"), "perhaps", "broken", GUESS),
        (RECV.replace("self._recv_bytes()\nEOFError", "raise EOFError"), "perhaps", "nobody", GUESS),
        # A short message as people write it, without its exception.
        ("In the child, name 'q' is not defined: why?", "perhaps", "global", GUESS),
        ("print(name, 'q') is not defined by me", "unknown", "", 0),
        (f"{BEGUN}In the child, name 'q' is not defined", "perhaps", "local", GUESS),
    ],
)  # fmt: skip
def test_rules(paste, verdict, first, fit):
    answer = SMALL.answer(paste)
    assert answer.verdict == verdict
    assert answer.first is None if not first else (answer.first.word, answer.first.fit) == (first, fit)


def test_the_cause_comes_before_what_follows_from_it():
    answer = SMALL.answer(f"EOFError: Ran out of input\n\n{ERROR_OF_LAMBDA}")
    assert answer.first.word == "lambda"
    assert [one.word for one in answer.follows] == ["gone"]


def test_where_a_result_is_awaited_the_function_is_at_fault_and_no_queue():
    # No frame has result() then, and what the executor sends goes through a queue of its own.
    local = "_pickle.PicklingError: Can't pickle local object <function main.<locals>.<lambda> at 0x7f>"
    feed = f"""Traceback (most recent call last):
  File "/usr/lib/python3.14/multiprocessing/queues.py", line 262, in _feed
    obj = _ForkingPickler.dumps(obj)
{local}"""
    assert FINDER.answer(feed).first.word == "item-cannot-be-pickled"
    assert (
        FINDER.answer(f"concurrent.futures.process._RemoteTraceback: \n{feed}").first.word == "local-object"
    )


def test_a_consequence_alone_names_what_it_comes_from():
    answer = SMALL.answer("EOFError: Ran out of input")
    assert (answer.first.word, answer.causes) == ("gone", ("lambda",))


# What Ctrl+C prints where the parent waits, and a child, too, as Python 3.14 does.
LIBRARY = "/usr/lib/python3.14/multiprocessing"
CHILD = f"""Process Process-1:
Traceback (most recent call last):
  File "{LIBRARY}/process.py", line 320, in _bootstrap
    self.run()
    ~~~~~~~~^^
  File "main.py", line 3, in work
    print(inbox.get())
          ~~~~~~~~~^^
  File "{LIBRARY}/queues.py", line 101, in get
    res = self._recv_bytes()
KeyboardInterrupt
"""
PARENT = f"""Traceback (most recent call last):
  File "main.py", line 8, in <module>
    CALL
    ~~~~~~~~^^
  File "{LIBRARY}/FILE.py", line 156, in WHERE
    res = wait(timeout)
KeyboardInterrupt
"""


# A child that had failed, one that is at its end, and one that waits for tasks.
FAILING = CHILD.replace("inbox.get()", "1 / 0").replace(
    "KeyboardInterrupt", "ZeroDivisionError: division by zero"
)
ENDING = f"""Exception ignored in atexit callback <function _exit_function at 0x7f974418ce00>:
Traceback (most recent call last):
  File "{LIBRARY}/queues.py", line 217, in _finalize_join
    thread.join()
KeyboardInterrupt:
"""
IDLE = f"""Process ForkPoolWorker-1:
Traceback (most recent call last):
  File "{LIBRARY}/process.py", line 320, in _bootstrap
    self.run()
  File "{LIBRARY}/pool.py", line 114, in worker
    task = get()
  File "{LIBRARY}/queues.py", line 384, in get
    with self._rlock:
KeyboardInterrupt
"""
STOOD = [
    ("child.join()", "process", "join", "join"),
    ("print(results.get())", "queues", "get", "queue.get"),
    ("print(task.get())", "pool", "get", "pool.get"),
    ("task.wait()", "pool", "wait", "pool.get"),
    ("print(pool.starmap(work, [(1, 2)]))", "pool", "starmap", "pool.map"),
    ("for result in pool.imap(work, [1]):", "pool", "next", "pool.map"),
    ("with Pool(2) as pool:", "pool", "terminate", "pool.exit"),
    ("with lock:", "synchronize", "__enter__", "lock.with"),
    ("data = end.recv_bytes()", "connection", "recv_bytes", "pipe.recv"),
    ("with ProcessPoolExecutor() as executor:", "process", "shutdown", "executor.exit"),
    ("ready.wait()", "synchronize", "wait", "event.wait"),
    ("ready.notify_all()", "synchronize", "notify", "notify"),
]


@pytest.mark.parametrize(("call", "file", "where", "stood"), STOOD)
def test_where_the_parent_waited_is_told(call, file, where, stood):
    paste = PARENT.replace("CALL", call).replace("FILE", file).replace("WHERE", where)
    for text in (paste, IDLE + paste, paste + IDLE):
        answer = FINDER.answer(text)
        assert answer.first.word == "interrupted"
        assert [(one.call, one.said, one.by_child) for one in answer.stands] == [(stood, call, False)]
    assert stood in catalogue.hangs(ROOT)


JOINING = PARENT.replace("CALL", "child.join()").replace("FILE", "process").replace("WHERE", "join")
HELD = CHILD.replace("print(inbox.get())", "with lock:").replace(
    f'  File "{LIBRARY}/queues.py", line 101, in get\n', ""
)
HELD = HELD.replace("    res = self._recv_bytes()\n", "")
MIXED = JOINING.replace("    child.join", f"{CHILD.splitlines()[1]}\n    child.join") + HELD
MET = CHILD.replace("inbox.get()", "meet.wait()").replace(
    '/multiprocessing/queues.py", line 101, in get', '/threading.py", line 732, in _wait'
)

# The library waits for its own pipe, here that of the fork server.
STARTING = (
    PARENT.replace("CALL", "child.start()").replace("FILE", "forkserver").replace("WHERE", "connect_to")
)
STARTING = STARTING.replace(
    "    res =", f'  File "{LIBRARY}/connection.py", line 227, in recv_bytes\n    res ='
)
CHILDREN = [
    (CHILD + JOINING, ["queue.get"]),  # the parent waits for the child
    (JOINING + CHILD, ["queue.get"]),
    (MIXED, ["lock.thread"]),
    (ENDING + JOINING, ["queue.end"]),
    (FAILING + MET + JOINING, ["failed", "barrier.wait"]),
    (FAILING.replace("print(1 / 0)", "initializer(*initargs)") + JOINING, ["initializer", "join"]),
    (JOINING + FAILING, ["join"]),  # it failed because of Ctrl+C
    (CHILD.partition("KeyboardInterrupt")[0] + JOINING, ["join"]),  # its end is not there yet
    (STARTING, []),
    (IDLE, []),
]
HANGS = [paste for paste, _ in CHILDREN]
HANGS += [
    PARENT.replace("CALL", call).replace("FILE", file).replace("WHERE", where)
    for call, file, where, _ in STOOD
]


@pytest.mark.parametrize(("paste", "stands"), CHILDREN)
def test_what_children_waited_for_is_told_first(paste, stands):
    answer = FINDER.answer(paste)
    assert [one.call for one in answer.stands] == stands
    assert answer.interrupted


def test_what_failed_at_the_top_level_of_a_child_is_told():
    paste = f"""Traceback (most recent call last):
  File "{LIBRARY}/spawn.py", line 297, in _fixup_main_from_path
    main_content = runpy.run_path(main_path,
  File "<frozen runpy>", line 294, in run_path
  File "main.py", line 3, in <module>
    open("pid", "x")
    ~~~~^^^^^^^^^^^^
FileExistsError: [Errno 17] File exists: 'pid'
"""
    assert FINDER.answer(paste).at_import == "FileExistsError: [Errno 17] File exists: 'pid'"
    assert not FINDER.answer(paste.replace("_fixup_main_from_path", "run_module")).at_import
    guardless = paste.replace("[Errno", "An attempt").replace("main.py", f"{LIBRARY}/spawn.py")
    assert not FINDER.answer(guardless).at_import


def test_a_browser_tells_the_same_of_hangs():
    pastes = [*HANGS, *(text for _, text in TRANSCRIPTS.values())]
    told = asked(ROOT / "finish/hangs.js", "engine.errorHangs(known).stands", {"calls": CALLS}, pastes)
    for paste, theirs in zip(pastes, told, strict=True):
        ours = [
            {"call": one.call, "said": one.said, "byChild": one.by_child}
            for one in stands_in(paste.split("\n"))
        ]
        assert ours == theirs, paste


def test_without_a_call_nothing_is_told_of_what_hangs():
    answer = FINDER.answer("KeyboardInterrupt")
    assert answer.first.word == "interrupted"
    assert not answer.stands and not answer.causes  # anything that hangs is ended so


def test_an_unknown_error_is_told_what_is_nearest():
    answer = SMALL.answer(CALL.replace("EOFError", "OSError: something new"))
    assert answer.verdict == "unknown"
    assert [one.word for one in answer.others] == ["manager"]


OPENS = """Process Process-1:
Traceback (most recent call last):
  File "/usr/lib/python3.11/multiprocessing/process.py", line 108, in run
    self._target(*self._args, **self._kwargs)
  File "/srv/app/load.py", line 6, in load_table
    with open(path) as f:
FileNotFoundError: [Errno 2] No such file or directory: 'orders.csv'
"""


def test_a_file_that_a_child_does_not_find_is_its_own():
    assert FINDER.answer(OPENS).verdict == "unknown"
    nameless = FINDER.answer(OPENS.replace(": 'orders.csv'", ""))
    assert (nameless.verdict, nameless.first.word) == ("perhaps", "gone-before-start")


def test_the_line_that_decided_is_told():
    answer = SMALL.answer(f"Hello,\n> {RECV}")
    assert answer.first.said == "EOFError"

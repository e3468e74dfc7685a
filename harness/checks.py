"""What pages claim of a run, by name.

A check takes a Session and returns what is wrong, or "" where the claim holds. The first line of its
docstring is the claim in English, the second in Chinese: this is what the reader is told. Checks go
by the words of the house: ``start``/``end`` open and close a piece of work, ``put``/``got`` an item,
``joined`` is printed after a join. A new check is a function more; CHECKS finds it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from inspect import isfunction

from harness.transcript import PID, TIMED_OUT, Session

Check = Callable[[Session], str]


def _after(session: Session, word: str) -> list[str]:
    """What follows a word that opens a line: the items of ``put 0``, ``put 1``."""
    return [text[len(word) + 1 :] for text in session.said() if text.startswith(word + " ")]


def _at(session: Session, word: str) -> list[int]:
    """Where lines stand that have this word."""
    return [i for i, text in enumerate(session.said()) if re.search(rf"\b{word}\b", text)]


def _values(session: Session, pid: str) -> list[str]:
    """What a process said of a variable, in order: ``nums is [11, 22]``."""
    return [text for text in session.said(pid) if " is " in text and not PID.search(text)]


def distinct_pids(session: Session) -> str:
    """Every process has a PID of its own.
    每个进程有自己的 PID。"""
    children = [m[2] for text in session.said() if text.startswith("child ") for m in PID.finditer(text)]
    if len(session.speakers) < 2:
        return f"only {len(session.speakers)} process spoke"
    if len(set(children)) < len(children):
        return f"children share a PID: {children}"
    return ""


def one_process(session: Session) -> str:
    """All output is from one process.
    全部输出来自同一个进程。"""
    return "" if len(session.speakers) == 1 else f"{len(session.speakers)} processes spoke"


def fifo(session: Session) -> str:
    """Items come out in the order in which they went in.
    先放进去的先取出来。"""
    put, got = _after(session, "put"), _after(session, "got")
    return "" if put and put == got else f"put {put}, got {got}"


def exactly_once(session: Session) -> str:
    """Every item is received exactly once.
    放进去的每一项恰好被取走一次。"""
    put, got = Counter(_after(session, "put")), Counter(_after(session, "got"))
    return "" if put and put == got else f"put {sorted(put.elements())}, got {sorted(got.elements())}"


def fifo_per_producer(session: Session) -> str:
    """The items of one producer come out in the order in which it put them.
    同一个生产者放入的各项，先放的先取出来。"""
    got, producers = _after(session, "got"), 0
    for pid in session.speakers:
        put = [text[4:] for text in session.said(pid) if text.startswith("put ")]
        producers += bool(put)
        if (mine := [item for item in got if item in put]) != put:
            return f"{pid} put {put}, of these came out {mine}"
    return "" if producers > 1 else f"{producers} producers"


def bounded(session: Session) -> str:
    """The queue never holds more than maxsize items: the next put() returns only while one is being taken.
    队列里的项数不超过上限：有一项正被取走时，下一次 put() 才返回。"""
    sizes = [int(m[1]) for text in session.said() if (m := re.fullmatch(r"maxsize is (\d+)", text))]
    if len(sizes) != 1:
        return f"maxsize is said {len(sizes)} times"
    put = taken = 0
    for text in session.said():
        taken += text.startswith("take ")
        put += text.startswith("put ")
        if put > taken + sizes[0]:
            return f"{put} were put when {taken} were taken, and there are {sizes[0]} places"
    return "" if put > sizes[0] else f"only {put} were put: nobody had to wait"


def timed_out(session: Session) -> str:
    """The call gives up once its timeout has passed, never earlier.
    调用到了超时时间才放弃，不会提前。"""
    waits = [
        (float(m[1]), float(m[2]))
        for text in session.said()
        if (m := re.search(r"\btimeout=(\d+(?:\.\d+)?)\b.* after (\d+\.\d+) s\b", text))
    ]
    if not waits:
        return "nobody says how long it waited"
    early = [f"timeout {limit} s, gave up after {waited} s" for limit, waited in waits if waited < limit]
    return "; ".join(early)


def joined_last(session: Session) -> str:
    """Output after join() always follows all output of the child.
    join() 之后的输出，一定在子进程的全部输出之后。"""
    joined = _at(session, "joined")
    if not joined:
        return "nobody says joined"
    parent = session.lines[joined[-1]][0]
    others = [i for i, (pid, _) in enumerate(session.lines) if pid not in ("", parent)]
    if not others:
        return "no child said anything"
    return "" if max(others) < joined[-1] else "a child still speaks after the parent has joined"


def overlap(session: Session) -> str:
    """All start before the first one ends.
    全部开始之后，才有第一个结束。"""
    start, end = _at(session, "start"), _at(session, "end")
    if len(start) < 2 or not end:
        return f"{len(start)} starts and {len(end)} ends"
    return "" if max(start) < min(end) else "one ended before another had started"


def one_after_another(session: Session) -> str:
    """One ends before the next starts.
    前一个结束，后一个才开始。"""
    start, end = _at(session, "start"), _at(session, "end")
    if len(start) < 2 or len(start) != len(end):
        return f"{len(start)} starts and {len(end)} ends"
    turns = sorted([*start, *end])
    return "" if turns[::2] == start and turns[1::2] == end else "two were at work at the same time"


def globals_unchanged(session: Session) -> str:
    """A change made in one process does not change the value in the others.
    一个进程改了值，别的进程里的值仍是原样。"""
    values = [seen for pid in session.speakers if (seen := _values(session, pid))]
    changed = [seen for seen in values if seen[0] != seen[-1]]
    if not changed:
        return "no process changed the value"
    firsts = {seen[0] for seen in values}
    if len(firsts) > 1:
        return f"not all saw the same value at first: {sorted(firsts)}"
    return "" if len(changed) < len(values) else "every process saw the change"


def never_ends(session: Session) -> str:
    """The program hangs until it is stopped.
    程序自己不会结束，直到被终止。"""
    return "" if session.status == TIMED_OUT else f"it ended, with status {session.status}"


def fails(session: Session) -> str:
    """The program ends with an error.
    程序因出错而结束。"""
    return "" if session.status not in (0, TIMED_OUT) else f"it ended with status {session.status}"


def warns_of_leak(session: Session) -> str:
    """The program leaves shared memory or semaphores; the resource tracker removes them, with a warning.
    程序留下了共享内存或者信号量；资源跟踪器删除了它们，并给出警告。"""
    warned = [text for text in session.said("") if re.search(r"leaked \w+ objects", text)]
    return "" if warned else "no warning tells of leaked objects"


def tracker_fails(session: Session) -> str:
    """The resource tracker prints an error, and the program ends as if nothing had happened.
    资源跟踪器打印了报错，程序照常结束。"""
    if not any(text.startswith("KeyError: ") for text in session.said("")):
        return "no error of the resource tracker is printed"
    return "" if session.status == 0 else f"it ended with status {session.status}"


def _starters(session: Session) -> dict[str, str]:
    """Who started whom, by the words ``started … pid 4242``: the child's PID and its starter's."""
    return {
        m[2]: pid for pid, text in session.lines if text.startswith("started ") for m in PID.finditer(text)
    }


def _named_above(session: Session, source: str) -> list[tuple[str, str]]:
    """What ``source is … pid 4242`` says: who says it, and the PID above it."""
    return [
        (pid, m[2])
        for pid, text in session.lines
        if text.startswith(f"{source} is ")
        for m in PID.finditer(text)
    ]


def pid_as_started(session: Session) -> str:
    """The PID that the parent sees after start() is the one that the child itself prints.
    父进程在 start() 之后得到的 PID，就是子进程自己打印的 PID。"""
    starters = _starters(session)
    if not starters:
        return "nobody says started … pid N"
    silent = [pid for pid in starters if pid not in session.speakers]
    if silent:
        return f"started, but no process speaks with the PID {silent[0]}"
    same = [pid for pid, starter in starters.items() if pid == starter]
    return f"process {same[0]} says that it started itself" if same else ""


def _names_its_starter(session: Session, source: str) -> str:
    """What is wrong where ``source is … pid 4242`` is to name the process that started who says it."""
    named, starters = _named_above(session, source), _starters(session)
    if not named:
        return f"nobody says {source} is … pid N"
    wrong = [(child, parent) for child, parent in named if starters.get(child) != parent]
    return f"process {wrong[0][0]} names {wrong[0][1]}, which did not say that it started it" if wrong else ""


def knows_parent(session: Session) -> str:
    """parent_process() is the process that started the child, under every start method.
    parent_process() 就是启动这个子进程的进程，无论哪种启动方式。"""
    return _names_its_starter(session, "parent_process()")


def getppid_is_parent(session: Session) -> str:
    """os.getppid() gives the process that started the child.
    os.getppid() 给出的就是启动这个子进程的进程。"""
    return _names_its_starter(session, "os.getppid()")


def getppid_is_another(session: Session) -> str:
    """os.getppid() gives a process that did not start the child and that prints nothing.
    os.getppid() 给出的是另一个进程：子进程不是它启动的，它也没有任何输出。"""
    named = _named_above(session, "os.getppid()")
    if not named:
        return "nobody says os.getppid() is … pid N"
    heard = [parent for _, parent in named if parent in session.speakers]
    return f"os.getppid() names {heard[0]}, which speaks here" if heard else ""


def change_is_seen(session: Session) -> str:
    """In the end every process sees the change that one process made.
    一个进程改了值，最后所有进程看到的都是改过的值。"""
    values = [seen for pid in session.speakers if (seen := _values(session, pid))]
    if len(values) < 2:
        return f"{len(values)} process said a value"
    if all(seen[0] == values[0][0] for seen in values) and all(len(set(seen)) == 1 for seen in values):
        return "no process changed the value"
    lasts = {seen[-1] for seen in values}
    return "" if len(lasts) == 1 else f"in the end they see {sorted(lasts)}"


def total_is_exact(session: Session) -> str:
    """The total is exactly the sum of what each process added.
    总数恰好等于各个进程所加之和。"""
    added = [int(item.replace(",", "")) for item in _after(session, "added")]
    totals = {int(item.replace(",", "")) for item in _after(session, "total is")}
    return "" if added and totals == {sum(added)} else f"added {added}, total is {sorted(totals)}"


def read_before_written(session: Session) -> str:
    """All have read the same value before the first one writes.
    所有进程都读到同一个值之后，才有进程写入。"""
    read, wrote = _at(session, "read"), _at(session, "wrote")
    if len(read) < 2 or not wrote:
        return f"{len(read)} read and {len(wrote)} wrote"
    seen = set(_after(session, "read"))
    if len(seen) > 1:
        return f"they read {sorted(seen)}"
    return "" if max(read) < min(wrote) else "one wrote before another had read"


def some_left_behind(session: Session) -> str:
    """Some of what was put is never received.
    放进去的数据，有一部分始终没有取出来。"""
    put, got = Counter(_after(session, "put")), Counter(_after(session, "got"))
    return "" if got <= put and got != put else f"put {sorted(put.elements())}, got {sorted(got.elements())}"


def run_elsewhere(session: Session) -> str:
    """Each call made in one process is executed in another.
    在一个进程里发出的每一次调用，都由另一个进程执行。"""
    calls, runs = _after(session, "call"), _after(session, "run")
    if not calls or calls != runs:
        return f"called {calls}, run {runs}"
    callers = {pid for pid, text in session.lines if text.startswith("call ")}
    runners = {pid for pid, text in session.lines if text.startswith("run ")}
    return "" if not callers & runners else f"process {min(callers & runners)} calls and runs"


def cut_off(session: Session) -> str:
    """One process prints start and never prints end.
    有一个进程打印了 start，始终没有打印 end。"""
    told = [" / ".join(session.said(pid)) for pid in session.speakers]
    silent = [text for text in told if re.search(r"\bstart\b", text) and not re.search(r"\bend\b", text)]
    return "" if silent else "every process that printed start has printed end"


def at_most_three(session: Session) -> str:
    """At most three tasks run at any time, in at most three processes.
    任何时候，正在执行的任务都不超过三个；执行任务的进程也不超过三个。"""
    working, most = 0, 0
    for text in session.said():
        working += text.startswith("start ") - text.startswith("end ")
        most = max(most, working)
    workers = {pid for pid, text in session.lines if text.startswith("start ")}
    if not workers:
        return "no task starts"
    return "" if most <= 3 and len(workers) <= 3 else f"{most} at a time, by {len(workers)} processes"


def within_places(session: Session) -> str:
    """Never are more processes inside than there are places, and at some time every place is taken.
    同时在里面的进程不会多于位置，而且有一刻位置全都占满。"""
    places = [int(m[1]) for text in session.said() if (m := re.fullmatch(r"places is (\d+)", text))]
    if len(places) != 1:
        return f"places is said {len(places)} times"
    inside = most = 0
    for text in session.said():
        inside += (text == "start") - (text == "end")
        most = max(most, inside)
    return "" if most == places[0] else f"{most} inside at a time, and there are {places[0]} places"


def workers_known_before(session: Session) -> str:
    """Every process that runs a task was there, with its PID printed, before the first task started.
    执行任务的每个进程，在第一个任务开始之前就已经存在，PID 也已经打印出来。"""
    start, named = _at(session, "start"), set()
    if not start:
        return "no task starts"
    for text in session.said()[: start[0]]:
        if text.startswith("worker is "):
            named |= {m[2] for m in PID.finditer(text)}
    workers = {pid for pid, text in session.lines if text.startswith("start ")}
    return "" if workers <= named else f"process {min(workers - named)} was not there before"


def results_in_order(session: Session) -> str:
    """Tasks end in another order than that of their arguments; the results are in the order of the arguments.
    任务结束的顺序与参数的顺序不同，结果仍按参数的顺序排列。"""
    ends = [int(item) for item in _after(session, "end")]
    lists = [text for text in session.said() if " is [" in text]
    if len(ends) < 2 or not lists:
        return f"{len(ends)} tasks end, and {len(lists)} lists of results are said"
    results = [int(number) for number in re.findall(r"\d+", lists[-1].partition(" is [")[2])]
    if ends == sorted(ends):
        return "the tasks ended in the order of their arguments"
    return "" if results == sorted(results) and len(results) == len(ends) else f"results are {results}"


def _numbers(session: Session) -> dict[str, set[int]]:
    """What is said of the results of tasks and of the same tasks done by one process alone."""
    text = "\n".join(session.said())
    words = ("results", "total", "tasks", "alone")
    return {word: {int(number) for number in re.findall(rf"\b{word} (\d+)", text)} for word in words}


def total_as_alone(session: Session) -> str:
    """No result is missing, and the total is the one that a single process gets.
    结果一个不少，总数与单个进程算出的相同。"""
    said = _numbers(session)
    if not said["results"] or not said["total"]:
        return "nobody says results and total"
    same = said["results"] == said["tasks"] and said["total"] == said["alone"]
    return "" if same else f"it says {said}"


def task_repeated(session: Session) -> str:
    """A worker is killed; its task is run again, and no result is missing.
    有一个工作进程被杀死；它的任务重新执行，结果一个不少。"""
    if "worker killed True" not in session.said():
        return "no worker was killed"
    return total_as_alone(session)


def task_lost(session: Session) -> str:
    """A worker is killed; its result is missing, and no error is raised.
    有一个工作进程被杀死；少了它的结果，却没有报错。"""
    said = _numbers(session)
    if "worker killed True" not in session.said() or session.status:
        return "no worker was killed, or it ended with an error"
    fewer = said["results"] and max(said["results"]) < min(said["tasks"], default=0)
    return "" if fewer else f"it says {said}"


def no_error_shown(session: Session) -> str:
    """A task fails silently: no traceback, exit status 0.
    有一个任务失败了，却没有任何提示：没有回溯（traceback），退出状态是 0。"""
    start, end = _after(session, "start"), _after(session, "end")
    if not Counter(start) - Counter(end):
        return "every task that started has ended"
    told = [text for pid, text in session.lines if not pid]
    return f"it says {told[0]!r}" if told else "" if session.status == 0 else f"exit status {session.status}"


def more_ready_than_cores(session: Session) -> str:
    """More processes are in state R than there are cores.
    处于状态 R 的进程数超过核数。"""
    cores = [int(text.split(": ")[1]) for text in session.said() if text.startswith("cores: ")]
    ready = sum(text.endswith(": R") for text in session.said())
    return "" if cores and ready > cores[0] else f"{ready} in state R, cores {cores}"


def chunks_of_three(session: Session) -> str:
    """Tasks 0, 1 and 2 run in one process, and so does every three after them.
    任务 0、1、2 在同一个进程里做，后面每三个任务也是。"""
    chunks: dict[int, set[str]] = {}
    for number, pid in re.findall(r"\btask (\d+) ran in pid (\d+)", "\n".join(session.said())):
        chunks.setdefault(int(number) // 3, set()).add(pid)
    if len(chunks) < 2:
        return f"{len(chunks)} chunk of three tasks"
    split = [chunk for chunk, pids in chunks.items() if len(pids) > 1]
    return f"chunk {split[0]} ran in several processes" if split else ""


def fails_in_child(session: Session) -> str:
    """A child fails, and the exit status of the whole program is still 0.
    有子进程失败，整个程序的退出状态仍然是 0。"""
    codes = [m[1] for text in session.said() for m in re.finditer(r"\bexit(?:code|ed)[a-z: ]*(-?\d+)", text)]
    if not any(code != "0" for code in codes):
        return f"exit codes of children are {codes}"
    return "" if session.status == 0 else f"it ended with status {session.status}"


def same_in_child(session: Session) -> str:
    """The child reports the same as its parent.
    子进程里看到的，与父进程里的相同。"""
    told = [session.said(pid) for pid in session.speakers]
    if len(told) < 2:
        return f"{len(told)} process spoke"
    return "" if all(texts == told[0] for texts in told) else f"they say {told}"


def other_in_child(session: Session) -> str:
    """What the child reports differs from what its parent reports.
    子进程里看到的，与父进程里的不同。"""
    told = [session.said(pid) for pid in session.speakers]
    if len(told) < 2:
        return f"{len(told)} process spoke"
    return "" if all(texts != told[0] for texts in told[1:]) else f"they say {told}"


def reads_on(session: Session) -> str:
    """Each process reads on from where the one before it stopped.
    后一个进程接着前一个停下的位置往下读。"""
    found = [re.match(r"read (\d+) bytes from byte (\d+)", text) for text in session.said()]
    reads = [(int(m[2]), int(m[1])) for m in found if m]
    if len(reads) < 2:
        return f"{len(reads)} said what they read"
    again = [after for i, (after, _) in enumerate(reads[1:]) if after != sum(reads[i])]
    return f"one reads from byte {again[0]}, where nobody had just stopped" if again else ""


def _costs(session: Session, name: str, unit: str) -> list[list[float]]:
    """The figures with this unit in lines that begin with a name: ``threads: 0.31 s of CPU in 0.33 s``."""
    lines = [text for text in session.said() if text.startswith(name)]
    return [[float(m) for m in re.findall(rf"(\d+\.\d+) {unit}\b", text)] for text in lines]


def _more_than_passed(figures: list[list[float]]) -> str:
    """What is wrong where CPU time is more than the time that passed; pairs of both, in seconds."""
    if not figures or any(len(pair) != 2 for pair in figures):
        return f"says no CPU time and time passed: {figures}"
    more = [f"{cpu} s of CPU in {wall} s" for cpu, wall in figures if cpu > 1.1 * wall + 0.01]  # rounded
    return "; ".join(more)


def one_core_at_most(session: Session) -> str:
    """The threads of one process together never use more than one core.
    一个进程里的线程，合起来最多用到一个核。"""
    return _more_than_passed([*_costs(session, "sequence", "s"), *_costs(session, "threads", "s")])


def one_core_for_all(session: Session) -> str:
    """On one core, all workers together use no more CPU time than the time that passes.
    只有一个核时，所有工作进程合起来用的 CPU 时间，不超过经过的时间。"""
    return _more_than_passed(_costs(session, "one core", "s"))


def half_a_core_at_most(session: Session) -> str:
    """With a quota of half a core, all workers together get at most half of the time that passes.
    配额是半个核时，所有工作进程合起来用的 CPU 时间，不超过经过的时间的一半。"""
    figures = _costs(session, "half a core", "s")
    # The quota is given anew each tenth of a second: the first tenth may be used up within a moment.
    return _more_than_passed([[2 * (cpu - 0.05), passed] for cpu, passed in figures])


def handing_over_costs_more(session: Session) -> str:
    """Handing the work to the pool takes longer than doing it.
    把任务交给进程池去做，比自己做更费时间。"""
    here, pool = _costs(session, "here", "ms"), _costs(session, "pool", "ms")
    if len(here) != 1 or not pool:
        return f"says here {here}, pool {pool}"
    return "" if min(pool) > here[0] else f"{min(pool)} ms for the pool, {here[0]} ms for the work"


def parent_is_busier(session: Session) -> str:
    """Small tasks and big arguments keep the parent busier than its workers, long tasks do not.
    任务小、参数大时，父进程用的 CPU 时间比任务还多；任务长时不是。"""
    found = {name: _costs(session, name, "s") for name in ("small", "big", "long")}
    if any([len(figures) for figures in lines] != [3] for lines in found.values()):
        return f"does not say three times each: {found}"
    busier = [name for name, ((tasks, parent, _),) in found.items() if parent > tasks]
    return "" if busier == ["small", "big"] else f"the parent is busier in {busier}"


def waiting_uses_no_core(session: Session) -> str:
    """A task that waits uses a core for less than half of the time that passes.
    等待的任务，用到核的时间不到经过的时间的一半。"""
    figures = _costs(session, "wait", "s")
    if [len(pair) for pair in figures] != [2]:
        return f"does not say once what waiting takes: {figures}"
    cpu, passed = figures[0]
    return "" if cpu < passed / 2 else f"{cpu} s of CPU in {passed} s of waiting"


def one_worker_did_all(session: Session) -> str:
    """With chunks of four, one worker has nearly all of the CPU time.
    每批四个任务时，CPU 时间几乎全在一个工作进程里。"""
    figures = _costs(session, "chunksize=4", "s")
    if [len(pair) for pair in figures] != [2]:
        return f"does not say once who took how much: {figures}"
    whole, busiest = figures[0]
    return "" if busiest > 0.9 * whole else f"the busiest worker has {busiest} s of {whole} s"


CHECKS: dict[str, Check] = {
    name: thing
    for name, thing in list(globals().items())
    if isfunction(thing) and thing.__module__ == __name__ and not name.startswith("_")
}


def claim(check: Check, language: str) -> str:
    """What a check claims, in ``en`` or ``zh``: the first or second line of its docstring."""
    english, chinese = (line.strip() for line in (check.__doc__ or "").strip().splitlines()[:2])
    return {"en": english, "zh": chinese}[language]

"""What multiprocessing costs on your machine. / 多进程在你的机器上要多少代价。

    python cost.py              measures all parts / 测量全部
    python cost.py start        one part / 只测一项: start, tasks, pays, whole, workers, data, access, many,
                                queue, memory
    python cost.py --json       all parts, as costs/measured.json has them

Each part is measured five times. Within a repetition all rows take turns, so that all meet the same load, and
the shortest time of each counts: what else the machine does can only make it longer.
"""

import datetime
import json
import multiprocessing as mp
import os
import platform
import signal
import sys
import time
from contextlib import ExitStack
from multiprocessing.shared_memory import SharedMemory

REPETITIONS = 5
TASKS = 4000  # of a map() whose chunksize is measured
SIZES = {"100 B": (100, 100), "100 kB": (100_000, 50), "10 MB": (10_000_000, 5)}  # bytes; how many turns
TURNS = (10, 1000, 100_000)  # of the loop in a task
JOBS = (16, 1600)  # tasks of 10,000 turns
WORKERS = 2
POOL_SIZES = (1, 2, 4, 16)  # workers that share one job
UNITS = {
    "start": "ms",
    "tasks": "us",
    "pays": "ms",
    "whole": "ms",
    "workers": "ms",
    "data": "ms",
    "access": "us",
    "many": "us",
    "queue": "us",
    "memory": "MB",
}
# A ratio: its part, the row above and below the line, and how much it is at least on any machine, however
# busy; 0 where nothing is claimed.
RATIOS = {
    "forkserver-fork": ("start", "forkserver", "fork", 0),
    "spawn-fork": ("start", "spawn", "fork", 5),
    "spawn-forkserver": ("start", "spawn", "forkserver", 1),
    "one-ten": ("tasks", "chunksize=1", "chunksize=10", 3),
    "one-hundred": ("tasks", "chunksize=1", "chunksize=100", 8),
    "hundred-loop": ("tasks", "chunksize=100", "for", 1),
    "queue-pipe-small": ("data", "Queue 100 B", "Pipe 100 B", 0),
    "queue-pipe": ("data", "Queue 100 kB", "Pipe 100 kB", 1.1),
    "shared-pipe": ("data", "SharedMemory 100 kB", "Pipe 100 kB", 0),
    "queue-shared": ("data", "Queue 10 MB", "SharedMemory 10 MB", 1),
    "pipe-shared": ("data", "Pipe 10 MB", "SharedMemory 10 MB", 0),
    "value-dict": ("access", "Value", "dict", 2),
    "manager-value": ("access", "Manager", "Value", 20),
    "manager-dict": ("access", "Manager", "dict", 150),
    "read-all": ("many", "100 x d[n]", "d.copy()", 15),
    "write-all": ("many", "100 x d[n] = n", "d.update(...)", 15),
    "managed-queue": ("queue", "Manager Queue", "Queue", 1.5),
    "managed-simple": ("queue", "Manager Queue", "SimpleQueue", 3),
    "tiny": ("pays", "map range(10)", "for range(10)", 5),
    "small": ("pays", "map range(1000)", "for range(1000)", 1),
    "large": ("pays", "for range(100000)", "map range(100000)", 0),
    "few-fork": ("whole", "fork n=16", "for n=16", 1),
    "few-spawn": ("whole", "spawn n=16", "for n=16", 5),
    "lots-fork": ("whole", "for n=1600", "fork n=1600", 0),
    "lots-spawn": ("whole", "for n=1600", "spawn n=1600", 0),
    "two-workers": ("workers", "Pool(1)", "Pool(2)", 0),
    "crowd": ("workers", "Pool(16)", "Pool(2)", 0),
    "spawn-memory": ("memory", "spawn list", "fork list", 2.5),
    "sum-list": ("memory", "fork sum(list)", "fork list", 2),
    "sum-bytes": ("memory", "fork sum(bytes)", "fork bytes", 0),
    "list-bytes": ("memory", "fork sum(list)", "fork sum(bytes)", 2),
}


def ignore_interrupt():
    """In a child: Ctrl-C is for the parent, which ends all children."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__mp_main__":  # as a child of spawn or forkserver imports this file
    ignore_interrupt()


def best(rows, times):
    """The shortest time that each function took, in seconds; they take turns."""
    taken = {name: [] for name in rows}
    for _ in range(times):
        for name, function in rows.items():
            begun = time.perf_counter()
            function()
            taken[name].append(time.perf_counter() - begun)
    return {name: min(seconds) for name, seconds in taken.items()}


def scaled(seconds, factor):
    """Times in another unit, as it is written into the table."""
    return {name: value * factor for name, value in seconds.items()}


def nothing():
    """What a child does whose start is measured."""


def same(number):
    """A task that is no work."""
    return number


def burn(turns):
    """A task that keeps a core busy for so many turns of a loop."""
    total = 0
    for number in range(turns):
        total += number * number
    return total


def start():
    """A child from start() to the end of join(), in ms; the fork server is running already."""

    def one(context):
        child = context.Process(target=nothing)
        child.start()
        child.join()

    contexts = {method: mp.get_context(method) for method in sorted(mp.get_all_start_methods())}
    for context in contexts.values():
        one(context)
    return scaled(best({m: lambda c=c: one(c) for m, c in contexts.items()}, 10), 1e3)


def tasks():
    """One task of a map() that is no work, in microseconds."""
    with mp.Pool(WORKERS) as pool:
        pool.map(same, range(10))
        rows = {f"chunksize={n}": lambda n=n: pool.map(same, range(TASKS), n) for n in (1, 10, 100)}
        found = best({"for": lambda: [same(number) for number in range(TASKS)], **rows}, 4)
    return scaled(found, 1e6 / TASKS)


def pays():
    """One task of so many turns, in ms: in a loop, and by a pool that is there already."""
    found = {}
    with mp.Pool(WORKERS) as pool:
        pool.map(same, range(10))
        for turns in TURNS:
            many = 16 if turns == max(TURNS) else 64
            rows = {
                f"for range({turns})": lambda t=turns, n=many: [burn(t) for _ in range(n)],
                f"map range({turns})": lambda t=turns, n=many: pool.map(burn, [t] * n, 1),
            }
            found.update(scaled(best(rows, 4), 1e3 / many))
    return found


def whole():
    """So many tasks together, in ms: in a loop, and by a pool that starts for them and ends."""

    def by_pool(context, turns):
        with context.Pool(WORKERS) as pool:
            pool.map(burn, turns)

    found = {}
    for number in JOBS:
        turns = [10_000] * number
        rows = {f"for n={number}": lambda turns=turns: [burn(t) for t in turns]}
        for method in sorted(mp.get_all_start_methods()):
            context = mp.get_context(method)
            rows[f"{method} n={number}"] = lambda c=context, turns=turns: by_pool(c, turns)
        found.update(scaled(best(rows, 2), 1e3))
    return found


def workers():
    """64 tasks of 100,000 turns, in ms: by pools of so many workers, which have started already."""
    with ExitStack() as stack:
        pools = {f"Pool({number})": stack.enter_context(mp.Pool(number)) for number in POOL_SIZES}
        for pool in pools.values():
            pool.map(same, range(10))
        rows = {name: lambda pool=pool: pool.map(burn, [100_000] * 64, 1) for name, pool in pools.items()}
        return scaled(best(rows, 2), 1e3)


def answer(connection, incoming, outgoing, rounds):
    """The child that answers each message by a short one, in the order in which the ways take turns."""
    for _ in range(rounds):
        connection.recv()
        connection.send(1)
        incoming.get()
        outgoing.put(1)
        block = SharedMemory(incoming.get())
        block.buf[0]
        block.close()
        outgoing.put(1)


def data():
    """A message of a size and its short answer, in ms."""
    found = {}
    for size, (many, times) in SIZES.items():
        with ExitStack() as stack:
            # Before the child: so both have one tracker of shared memory.
            message, block = bytes(many), SharedMemory(create=True, size=many)
            stack.callback(block.unlink)
            stack.callback(block.close)
            here, there = mp.Pipe()
            incoming, outgoing = mp.Queue(), mp.Queue()
            arguments = (there, incoming, outgoing, times)
            child = mp.Process(target=answer, args=arguments, daemon=True)
            child.start()

            def by_pipe():
                here.send(message)
                here.recv()

            def by_queue():
                incoming.put(message)
                outgoing.get()

            def by_block():
                block.buf[:many] = message
                incoming.put(block.name)
                outgoing.get()

            rows = {"Pipe": by_pipe, "Queue": by_queue, "SharedMemory": by_block}
            taken = best(rows, times)
            found.update({f"{way} {size}": seconds * 1e3 for way, seconds in taken.items()})
            child.join()
    return found


def access():
    """One reading of a number, in microseconds."""
    plain, value = {"n": 1}, mp.Value("i", 1)
    with mp.Manager() as manager:
        managed = manager.dict(n=1)
        rows = {
            "dict": lambda: [plain["n"] for _ in range(100)],
            "Value": lambda: [value.value for _ in range(100)],
            "Manager": lambda: [managed["n"] for _ in range(100)],
        }
        return scaled(best(rows, 10), 1e6 / 100)


def many():
    """100 numbers read from a manager's dict, and written to it, in us: by as many calls, and by one."""
    numbers = {n: n for n in range(100)}
    with mp.Manager() as manager:
        managed = manager.dict(numbers)

        def write():
            for n in numbers:
                managed[n] = n

        rows = {
            "100 x d[n]": lambda: [managed[n] for n in numbers],
            "d.copy()": managed.copy,
            "100 x d[n] = n": write,
            "d.update(...)": lambda: managed.update(numbers),
        }
        return scaled(best(rows, 10), 1e6)


def queue():
    """One number put into a queue and got from it by the same process, in us."""
    with mp.Manager() as manager:
        queues = {"SimpleQueue": mp.SimpleQueue(), "Queue": mp.Queue(), "Manager Queue": manager.Queue()}

        def pass_through(one):
            for n in range(10):  # few, so that of many turns some are undisturbed
                one.put(n)
                one.get()

        rows = {name: lambda one=one: pass_through(one) for name, one in queues.items()}
        return scaled(best(rows, 50), 1e6 / 10)


HELD = None  # under fork the children have it as the parent had it


def hold(held, ready, go, seen, stop):
    """A child that has data, and reads it when it is told to."""
    held = HELD if held is None else held
    ready.release()
    go.wait()
    sum(held)
    seen.release()
    stop.wait()


def wait_for_answers(semaphore, children):
    """Wait until each child has answered. OSError where one has ended instead, as where memory runs out."""
    for _ in children:
        while not semaphore.acquire(timeout=1):
            codes = [child.exitcode for child in children]
            if any(codes):
                raise OSError(f"a child has ended; exit codes are {codes}")


def megabytes(pid):
    """The memory of a process, in MB: of a page that it shares with others, its part. OSError off Linux."""
    with open(f"/proc/{pid}/smaps_rollup") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Pss:")) / 1024


def memory():
    """The memory of one of four children with 60 MB of the parent's, before and after it reads them."""
    global HELD
    megabytes("self")  # fails before any child has started
    found = {}
    for kind in ("bytes", "list"):
        HELD = b"x" * 60_000_000 if kind == "bytes" else [float(n) for n in range(1_500_000)]
        for method in ("fork", "spawn"):
            context = mp.get_context(method)
            ready, seen = context.Semaphore(0), context.Semaphore(0)
            go, stop = context.Event(), context.Event()
            given = None if method == "fork" else HELD
            arguments = (given, ready, go, seen, stop)
            children = [context.Process(target=hold, args=arguments, daemon=True) for _ in range(4)]
            for child in children:
                child.start()
            wait_for_answers(ready, children)
            found[f"{method} {kind}"] = sum(megabytes(child.pid) for child in children) / len(children)
            go.set()
            wait_for_answers(seen, children)
            found[f"{method} sum({kind})"] = sum(megabytes(child.pid) for child in children) / len(children)
            stop.set()
            for child in children:
                child.join()
    HELD = None
    return found


PARTS = {
    "start": start,
    "tasks": tasks,
    "pays": pays,
    "whole": whole,
    "workers": workers,
    "data": data,
    "access": access,
    "many": many,
    "queue": queue,
    "memory": memory,
}


def measure(part):
    """Five repetitions of a part: by row, a list of values."""
    found = {}
    for _ in range(REPETITIONS):
        for row, value in PARTS[part]().items():
            found.setdefault(row, []).append(float(f"{value:.4g}"))
    return found


def measure_each(parts, out):
    """Each part and what was measured of it; one that this machine cannot measure is told to ``out``."""
    for part in parts:
        try:
            found = measure(part)
        except (OSError, ImportError, MemoryError) as error:
            print(f"{part}: not to be measured here: {type(error).__name__}: {error}", file=out, flush=True)
        else:
            yield part, found


def ratios(found):
    """The ratios of what was measured, by name: one of each repetition."""
    result = {}
    for name, (part, above, below, _) in RATIOS.items():
        rows = found.get(part, {})
        if above in rows and below in rows:
            result[name] = [a / b for a, b in zip(rows[above], rows[below])]
    return result


def two_digits(value):
    """A ratio as text, with two digits that count and without an exponent: 0.043, 4.6, 450."""
    return f"{float(f'{value:.2g}'):g}"


def table(part, rows):
    """What was measured of a part, as lines of text."""
    yield f"{part}, {UNITS[part]}"
    for row, values in rows.items():
        yield f"  {row:22}" + "".join(f"{value:>10g}" for value in values)
    for name, values in ratios({part: rows}).items():
        _, above, below, claimed = RATIOS[name]
        claim = f"   page: more than {claimed:g}" if claimed else ""
        least, middle, most = map(two_digits, (min(values), sorted(values)[len(values) // 2], max(values)))
        yield f"  {above} / {below}: {least} to {most}, middle {middle}{claim}"


def machine():
    """On what it was measured."""
    load = [round(average, 1) for average in os.getloadavg()] if hasattr(os, "getloadavg") else []
    return {
        "date": datetime.date.today().isoformat(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "load": load,
    }


def described(machine, found):
    """All that was measured, with what pages claim of it, for JSON."""
    claims = {
        name: {"above": RATIOS[name][1], "below": RATIOS[name][2], "least": RATIOS[name][3], "values": values}
        for name, values in ratios(found).items()
    }
    return {**machine, "units": UNITS, "parts": found, "ratios": claims}


def main():
    if {"-h", "--help"} & set(sys.argv):
        sys.stdout.reconfigure(errors="replace")  # for a console without Chinese
        print(__doc__)
        return
    chosen = [word for word in dict.fromkeys(sys.argv[1:]) if word != "--json"] or list(PARTS)
    if unknown := [word for word in chosen if word not in PARTS]:
        sys.exit(f"no part {', '.join(unknown)}; there is {', '.join(PARTS)}")
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=ignore_interrupt)
    before = machine()
    if "--json" in sys.argv:
        print(json.dumps(described(before, dict(measure_each(chosen, sys.stderr))), indent=1))
        return
    print(f"Python {before['python']}, {before['system']}, {before['cores']} cores, load {before['load']}")
    if before["load"] and before["load"][0] > before["cores"]:
        print("busy: more load than cores, so these figures vary more than on a quiet machine")
    print(f"each row: {REPETITIONS} repetitions", flush=True)
    for part, rows in measure_each(chosen, sys.stdout):
        print(*table(part, rows), sep="\n", flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # its reader has closed the pipe, as `| head` does
        sys.stdout = None  # else Python would write the rest into it when it ends
        sys.exit(1)

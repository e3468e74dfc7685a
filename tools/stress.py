"""Every example, every start method, many times, on a machine that is busy: ``python -m tools.stress``.

Busy loops on every core, random order, several runs at once; every third run is delayed at random besides,
see harness/imposed/imposed_delays.py. A run that does not print what its transcript
says, or fails a claim of its page, is a defect of the example, the check or the harness; nothing is tried
again.
"""

import os
import random
import time
from collections import Counter, defaultdict
from contextlib import nullcontext
from dataclasses import replace
from statistics import mean

from book import audit, index, proof, verdict
from harness import pythons
from harness.examples import METHODS, Example
from harness.load import load
from harness.paths import EXAMPLES, ROOT
from harness.pythons import Python
from harness.run import Run, Runner
from tools import commands

AT_ONCE = 5  # runs for each core, so that they get more of it than the busy loops
DELAYED = 3  # every third run is delayed
SLOWEST = 5  # examples named at the end


def main(arguments: list[str]) -> int:
    parser = commands.parser("stress", __doc__)
    parser.add_argument("--times", type=int, default=20, help="runs of each session (default: 20)")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="of the order")
    parser.add_argument("--methods", default="", help="only these start methods: fork,forkserver")
    parser.add_argument("--calm", action="store_true", help="without the busy loops")
    options = commands.parse(parser, arguments)
    python, pages = pythons.own(), index.load(ROOT)
    methods = [method for method in options.methods.split(",") if method]
    if unknown := set(methods) - set(METHODS):
        parser.error(f"no such start method: {', '.join(sorted(unknown))}; there are {', '.join(METHODS)}")
    chosen, broken = commands.sound(options.chosen, lambda example: audit.written(example, pages))
    commands.tell(broken)
    wants = drawn(chosen, python, methods, options.times, options.seed)
    print(f"stress: {len(wants)} runs, Python {python}, seed {options.seed}", flush=True)
    wrong: Counter[str] = Counter()
    began, progress = time.monotonic(), commands.Progress(len(wants))
    busy = nullcontext() if options.calm else load()
    with busy, Runner(side_by_side=AT_ONCE * (os.cpu_count() or 2)) as runner:
        futures = [runner.submit(want.request) for want in wants]
        for want, future in zip(wants, futures, strict=True):
            progress.wait(str(want), [future])
            if fault := next(verdict.check(want, future.result(), pages), None):
                wrong[want.example.name] += 1
                print(f"{fault}{verdict.repeat(future.result())}", flush=True)
        wall = time.monotonic() - began
        report(runner.done, wall)
    failures = "".join(f"; {name}: {n}" for name, n in wrong.most_common())
    print(
        f"stress: {len(wants)} runs, {sum(wrong.values())} failures{failures};"
        f" {wall:.0f} s, {len(wants) / wall:.1f} runs a second"
    )
    if not (options.names or methods or options.calm or broken):
        figures = {"runs": len(wants), "failures": sum(wrong.values()), "times": options.times}
        proof.save(replace(proof.load(), stress=figures | {"date": proof.today()}))
    return 1 if wrong or broken else 0


def drawn(
    chosen: list[Example], python: Python, methods: list[str], times: int, seed: int
) -> list[verdict.Wanted]:
    """Each run of these examples so many times, in an order by chance; [] as ``methods`` are all of them."""
    wants = [
        want
        for example in chosen
        for want in verdict.wanted(example, python)
        if not methods or want.request.method in (None, *methods)
        for _ in range(times)
    ]
    random.Random(seed).shuffle(wants)
    return [want.numbered(i, delayed=not i % DELAYED) for i, want in enumerate(wants)]


def report(runs: list[Run], wall: float) -> None:
    """Print which examples took longest, and what runs of each start method cost; ``wall`` is in seconds."""
    seconds: dict[str, float] = defaultdict(float)
    cpu: dict[str, list[float]] = defaultdict(list)
    for run in runs:
        name = run.request.program.relative_to(EXAMPLES).with_suffix("").as_posix()
        seconds[name] = max(seconds[name], run.seconds)
        cpu[run.request.method or "the program's own"].append(run.cpu)
    slowest = sorted(seconds, key=lambda name: -seconds[name])[:SLOWEST]
    print("stress: slowest: " + ", ".join(f"{name} {seconds[name]:.1f} s" for name in slowest))
    for method, spent in sorted(cpu.items()):
        print(f"stress: {method}: {len(spent)} runs, {mean(spent):.3f} s of processor time each")
    used, there = sum(map(sum, cpu.values())), wall * (os.cpu_count() or 1)
    print(
        f"stress: the runs had {used:.0f} of {there:.0f} s of processor time; load and waiting had the rest"
    )


if __name__ == "__main__":
    commands.run("stress", main)

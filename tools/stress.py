"""Every example, every start method, many times, on a machine that is busy: ``python -m tools.stress``.

Busy loops on every core, random order, several runs at once. A run that does not say what its transcript says, or
fails a claim of its page, is a defect of the example, the check or the harness; nothing is tried again.
"""

import argparse
import os
import random
import sys
import time
from collections import Counter, defaultdict
from statistics import mean

from book import pages, proof, verdict
from harness import examples, pythons
from harness.examples import METHODS
from harness.load import load
from harness.paths import ROOT
from harness.run import Run, Runner

AT_ONCE = 5  # runs for each core, so that they get more of it than the busy loops
SLOWEST = 5  # examples named at the end


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("stress", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="parts of names of examples; all without one")
    parser.add_argument("--times", type=int, default=20, help="runs of each session (default: 20)")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="of the order")
    parser.add_argument("--methods", default="", help="only these start methods: fork,forkserver")
    parser.add_argument("--calm", action="store_true", help="without the busy loops")
    options = parser.parse_args(arguments)
    python, site = pythons.own(), pages.every(ROOT)
    methods = options.methods.split(",") if options.methods else []
    if unknown := set(methods) - set(METHODS):
        parser.error(f"no such start method: {', '.join(sorted(unknown))}; there are {', '.join(METHODS)}")
    try:
        chosen = examples.named(ROOT, options.names)
    except ValueError as error:
        parser.error(str(error))
    wants = [
        (name, want, example)
        for example in chosen
        for name, want in verdict.sessions(ROOT, example, python)
        if not methods or want.request.method in (None, *methods)
        for _ in range(options.times)
    ]
    random.Random(options.seed).shuffle(wants)
    print(f"stress: {len(wants)} runs, Python {python}, seed {options.seed}", flush=True)
    orders, claims = verdict.orders(site), {e: verdict.claims(site, e) for e in chosen}
    wrong: Counter[str] = Counter()
    seconds: dict[str, list[float]] = defaultdict(list)
    cpu: dict[str, list[float]] = defaultdict(list)
    began = time.monotonic()
    with load(0 if options.calm else 1), Runner(side_by_side=AT_ONCE * (os.cpu_count() or 2)) as runner:
        futures = [runner.submit(want.numbered(i).request) for i, (_, want, _) in enumerate(wants)]
        for (name, want, example), future in zip(wants, futures, strict=True):
            run: Run = future.result()
            seconds[example.name].append(run.seconds)
            cpu[run.request.method or "the program's own"].append(run.cpu)
            for fault in verdict.against(
                name, orders.get(name, "process"), claims[example].get(name, set()), want, run
            ):
                wrong[example.name] += 1
                print(fault, flush=True)
                break
        wall = time.monotonic() - began
    slowest = sorted(seconds, key=lambda n: -max(seconds[n]))[:SLOWEST]
    print("stress: slowest: " + ", ".join(f"{n} {max(seconds[n]):.1f} s" for n in slowest))
    for method, spent in sorted(cpu.items()):
        print(f"stress: {method}: {len(spent)} runs, {mean(spent):.3f} s of processor time each")
    spent, there = sum(map(sum, cpu.values())), wall * (os.cpu_count() or 1)
    print(
        f"stress: the runs had {spent:.0f} of {there:.0f} s of processor time;"
        f" the rest went to the busy loops, the harness and waiting"
    )
    print(
        f"stress: {len(wants)} runs, {sum(wrong.values())} failures"
        f"{''.join(f'; {name}: {n}' for name, n in wrong.most_common())};"
        f" {wall:.0f} s, {len(wants) / wall:.1f} runs a second"
    )
    if not options.names and not methods and not options.calm:
        proof.note("stress", {"runs": len(wants), "failures": sum(wrong.values()), "times": options.times})
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

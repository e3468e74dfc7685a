"""Where the processes of a run stayed: its steps, held against what it printed, as short numbers.

Times are whole numbers of UNIT from the start of the run.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from harness.run import Run
from harness.steps import Step
from harness.timeline import Lane as Seen
from harness.timeline import Timeline
from harness.transcript import TIMED_OUT, Session

UNIT = 1e-5  # seconds
OTHER = -1  # for both times of what another thread than the main one prints
SHORT = 100  # UNITs: a shorter wait makes no stay of its own
MOST = 6  # processes of a run that goes on for ever


class Lane(NamedTuple):
    """A process; its parent is known by the number of its lane, -1 where it is no process of the run."""

    name: str
    pid: int
    parent: int
    born: int
    ended: int


class Stay(NamedTuple):
    """A process comes to a line of the program; see the module for what the numbers are."""

    at: int
    lane: int
    line: int
    run: int
    ready: int
    printed: int | None = None


@dataclass(frozen=True)
class RecordedRun:
    """One run: what it printed, its processes, and where they stayed; ``cut`` where it starts processes for
    ever, and only the first are known.
    """

    session: Session
    lanes: tuple[Lane, ...]
    stays: tuple[Stay, ...]
    cut: bool = False

    @property
    def hangs(self) -> bool:
        """Whether it did not end by itself, and was not cut before it was stopped."""
        return self.session.status == TIMED_OUT and not self.cut

    @property
    def times(self) -> tuple[float | None, ...]:
        """The second in which each line was printed; None where nobody in particular printed it."""
        known = {stay.printed: stay.at * UNIT for stay in self.stays if stay.printed is not None}
        return tuple(known.get(number) for number in range(len(self.session.lines)))

    @property
    def printers(self) -> list[int]:
        """For each printed line the program's line that printed it; 0 where the library did, or nobody."""
        known = {stay.printed: stay.line for stay in self.stays if stay.printed is not None}
        return [known.get(number, 0) for number in range(len(self.session.lines))]

    def of(self, lane: int) -> list[tuple[Stay, int]]:
        """The stays of a process's main thread, each with the time at which it ends."""
        mine = [stay for stay in self.stays if stay.lane == lane and stay.run != OTHER]
        ends = [*(stay.at for stay in mine[1:]), self.lanes[lane].ended]
        return list(zip(mine, ends, strict=True)) if mine else []


def parts(run: RecordedRun, lane: int) -> Iterator[tuple[int, int, str]]:
    """What a process did when: spans in which it did "run", was "ready" to, or had to "wait", in order.

    How long it did each in a stay is known, and not in which order. What it waits for it asks for first, and
    then it needs a core again: so it runs, waits and is ready.
    """
    for stay, until in run.of(lane):
        waits = until - stay.ready
        runs = min(stay.at + stay.run, waits)
        for begin, end, kind in ((stay.at, runs, "run"), (runs, waits, "wait"), (waits, until, "ready")):
            if begin < end:
                yield begin, end, kind


def of_run(run: Run, session: Session) -> RecordedRun:
    """A timed run as it is recorded. Raises ValueError where a line has no step, or a step no line."""
    assert run.timeline is not None
    end = ends_at(run.timeline, session) if session.endless else float("inf")
    timeline = cut(run.timeline, end)
    seen = timeline.lanes
    number_of = {one.pid: number for number, one in enumerate(seen)}
    printed = matched(timeline.steps, session)
    mine: dict[int, list[Step]] = defaultdict(list)
    found: list[Stay] = []
    for step in timeline.steps:
        if step.pid not in number_of:
            raise ValueError(f"process {step.pid} was at line {step.line} and never seen")
        if step.main:
            mine[step.pid].append(step)
        else:
            number = printed[id(step)]
            found.append(Stay(units(step.at), number_of[step.pid], step.line, OTHER, OTHER, number))
    lanes = []
    for number, one in enumerate(seen):
        steps = mine[one.pid]
        ended = units(max([one.ended, *(step.at for step in steps)]))
        lanes.append(Lane(one.name, one.pid, number_of.get(one.parent, -1), units(one.born), ended))
        found += noted(number, one, steps, ended, printed) if steps else watched(number, one)
    stays = tuple(sorted(found, key=lambda stay: stay.at))
    return RecordedRun(session, tuple(lanes), stays, end < float("inf"))


def ends_at(timeline: Timeline, session: Session) -> float:
    """The second at which a run that goes on for ever is cut. Infinite where there is no reason to cut it.

    It is cut when it has more than MOST processes, or when one prints what the transcript leaves out.
    """
    left = Counter(pid for pid, _ in session.lines)
    later = [lane.born for lane in timeline.lanes[MOST:]]
    for step in timeline.steps:
        if step.said is not None:
            left[str(step.pid)] -= 1
            if left[str(step.pid)] < 0:
                later.append(step.at)
    return min(later, default=float("inf"))


def cut(timeline: Timeline, end: float) -> Timeline:
    """What was seen of a run before a second."""
    lanes = [
        replace(
            lane,
            ended=min(lane.ended, end),
            ran=tuple((since, min(till, end)) for since, till in lane.ran if since < end),
        )
        for lane in timeline.lanes
        if lane.born < end
    ]
    return Timeline(tuple(lanes), tuple(step for step in timeline.steps if step.at < end))


def units(seconds: float) -> int:
    """A time in whole UNITs."""
    return round(seconds / UNIT)


def matched(steps: Iterable[Step], session: Session) -> dict[int, int]:
    """The printed line of each step that prints, by the step's id. Raises ValueError where there is none."""
    rest: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        if step.said is not None:
            rest[str(step.pid)].append(step)
    found = {}
    for number, (pid, text) in enumerate(session.lines):
        if not pid:
            continue
        if not rest[pid] or (rest[pid][0].said or "").rstrip() != text:
            raise ValueError(f"printed line {number + 1}, [{pid}] {text}: no step of this process prints it")
        found[id(rest[pid].pop(0))] = number
    for step in [step for left in rest.values() for step in left]:
        raise ValueError(f"process {step.pid} prints {step.said!r} in line {step.line}, and nobody saw it")
    return found


def noted(number: int, seen: Seen, steps: list[Step], ended: int, printed: dict[int, int]) -> list[Stay]:
    """The stays of a process that tells its steps; what comes after the last of them was seen from beside."""
    first = Step(min(seen.born, steps[0].at), seen.pid, 0)
    found: list[Stay] = []
    for step, after in zip([first, *steps], [*steps, None], strict=True):
        at, until = units(step.at), units(after.at) if after else ended
        if after:
            run, ready = units(after.cpu - step.cpu), units(after.ready - step.ready)
        else:
            seen_to_run = sum(units(max(0.0, end - max(begin, step.at))) for begin, end in seen.ran)
            left = units(max(0.0, seen.spent - step.cpu - step.ready))  # of this thread and of others
            run, ready = min(seen_to_run, left), 0
        run = min(run, until - at)
        stay = Stay(at, number, step.line, run, min(ready, until - at - run), printed.get(id(step)))
        if found and joins(found[-1], stay, until):
            last = found[-1]
            found[-1] = last._replace(run=last.run + stay.run, ready=last.ready + stay.ready)
        else:
            found.append(stay)
    return found


def joins(last: Stay, stay: Stay, until: int) -> bool:
    """Whether a stay is the end of the last one: at the same line, without a print or a wait of its own."""
    waited = until - stay.at - stay.run - stay.ready
    return stay.line == last.line and stay.printed is None and waited < SHORT


def watched(number: int, seen: Seen) -> list[Stay]:
    """The stays of a process that tells no steps: spans in which it ran or was ready to, and the rest."""
    found, at = [], seen.born
    for begin, end in seen.ran:
        if units(begin) > units(at):
            found.append(Stay(units(at), number, 0, 0, 0))
        found.append(Stay(units(begin), number, 0, units(end) - units(begin), 0))
        at = end
    if units(at) < units(seen.ended) or not found:
        found.append(Stay(units(at), number, 0, 0, 0))
    return found

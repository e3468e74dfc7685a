"""What was seen of each example, in ``examples/proof.json``: which interpreter confirmed which transcript.

``record`` writes the entry of an example that it has just run, ``matrix`` the entries of all examples and
the figures of the whole. An entry holds for the program and the transcripts as they stood: once one of them
changes, it says nothing but how many children there are to be. An example that fewer interpreters have run
than the whole matrix is *pending* on the others: nothing is said of those until they have run it.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from book import costs
from harness import checks, examples
from harness.examples import METHODS, Example
from harness.fault import Fault, FaultError
from harness.files import read, stamp, write
from harness.imports import beside
from harness.paths import ROOT

FILE = "examples/proof.json"
OWN = "own"  # in place of a start method, where the program chooses it
ANEW = "nox -s matrix makes it anew"
TWICE = "twice"  # in place of what stands in the file twice


class Seen(NamedTuple):
    """A run that agreed with a transcript: its start method, the transcript's file name, the Python."""

    method: str
    file: str
    version: str


@dataclass(frozen=True)
class Entry:
    """What was seen of one example.

    ``hash`` is of its program and transcripts; ``lacking`` are the versions that cannot run it; ``children``
    the numbers of children that were started, by start method; ``date`` is the day (ISO), "" for that of the
    whole matrix. ``others`` are interpreters of other kinds, which speak for no version: what each of them,
    such as ``PyPy 8.0.1 (3.11.17)``, printed otherwise, as transcripts by start method.
    """

    hash: str
    seen: set[Seen] = field(default_factory=set)
    lacking: set[str] = field(default_factory=set)
    children: dict[str, set[int]] = field(default_factory=dict)
    date: str = ""
    others: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def pythons(self) -> set[str]:
        """All versions of Python that it tells of."""
        return {seen.version for seen in self.seen} | self.lacking

    def add(self, method: str | None, file: str, version: str, children: int) -> None:
        """Note a run that agreed with a transcript."""
        self.seen.add(Seen(method or OWN, file, version))
        self.children.setdefault(method or OWN, set()).add(children)

    def updated(self, newer: "Entry") -> "Entry":
        """Both together, where both are of the same files; the newer one alone, where these have changed."""
        if self.hash != newer.hash:
            return newer
        again = newer.pythons
        kept = {seen for seen in self.seen if seen.version not in again}
        return Entry(
            self.hash,
            newer.seen | kept,
            newer.lacking | (self.lacking - again),
            {
                m: self.children.get(m, set()) | newer.children.get(m, set())
                for m in {**self.children, **newer.children}
            },
            self.date if kept else newer.date,
            self.others | newer.others,
        )


@dataclass(frozen=True)
class Proof:
    """The whole file: the entries, by the examples' names, and what the last run of everything was.

    ``pythons`` are the versions that the whole matrix ran, oldest first, ``date`` the day (ISO), ``runs`` how
    many; ``others`` the days on which interpreters of other kinds ran; ``stress`` and ``mutants`` the
    figures of these commands.
    """

    pythons: list[str] = field(default_factory=list)
    system: str = ""
    date: str = ""
    runs: int = 0
    others: dict[str, str] = field(default_factory=dict)
    stress: dict[str, int | str] = field(default_factory=dict)
    mutants: dict[str, int | str] = field(default_factory=dict)
    examples: dict[str, Entry] = field(default_factory=dict)


def number(version: str) -> tuple[int, ...]:
    """``3.14.2`` as (3, 14, 2)."""
    return tuple(map(int, version.split(".")))


def digest(example: Example) -> str:
    """A hash of an example's program, the modules beside it and its transcripts, 16 hex digits.

    It is the same with lines ended by CR LF.
    """
    files = [example.program, *beside(example.program), *sorted(example.transcripts.values())]
    texts = [example.text(file).encode() for file in files]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()[:16]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """What a pair of braces holds; TWICE for what stands there twice, as a merge may leave it."""
    held = dict[str, Any]()
    for key, value in pairs:
        held[key] = TWICE if key in held else value
    return held


def _seal(held: Any) -> str:
    """A hash of what a line of the file says, to notice that it was edited by hand."""
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()[:8]


def load(root: Path = ROOT, anew: str = "") -> Proof:
    """The whole proof of a project; without the entry of ``anew``, to be written anew, where that is wrong.

    Raises FaultError where there is none, or it is not as it was written.
    """
    return _load(root, anew, stamp(root / FILE))


@lru_cache(maxsize=4)  # a proof is some megabytes
def _load(root: Path, anew: str, _written: tuple[int, ...]) -> Proof:
    try:
        text = read(root, FILE)
        held = json.loads(text, object_pairs_hook=_once)
    except FaultError as error:
        raise FaultError(Fault(FILE, error.fault.line, f"{error.fault.text}; {ANEW}")) from error
    except json.JSONDecodeError as error:
        raise FaultError(Fault(FILE, error.lineno, f"cannot be read: {error.msg}; {ANEW}")) from error
    except RecursionError as error:
        raise FaultError(Fault(FILE, 1, f"is not a proof ({error}); {ANEW}")) from error
    try:
        entries = held.pop("examples")
        if not _is_whole(entries.get(anew)):
            entries.pop(anew, None)
        for name in (name for name, entry in entries.items() if entry == TWICE):
            raise FaultError(_edited(text, name, "is here twice"))
        seals = {"": (held.pop("seal"), held)}
        seals |= {name: (entry.pop("seal"), entry) for name, entry in entries.items()}
        for name, (seal, what) in seals.items():
            if seal != _seal(what):
                raise FaultError(_edited(text, name))
        return Proof(**held, examples={name: _unpack(entry) for name, entry in entries.items()})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, FaultError):
            raise
        raise FaultError(Fault(FILE, 1, f"is not a proof ({error!r}); {ANEW}")) from error


def _is_whole(entry: Any) -> bool:
    """Whether an entry of the file is as it was written."""
    if not isinstance(entry, dict):
        return False
    return bool(entry.get("seal") == _seal({key: held for key, held in entry.items() if key != "seal"}))


def _edited(text: str, name: str, how: str = "was edited by hand") -> Fault:
    """The fault of a line that was edited; ``name`` is its example, "" for the figures of the whole."""
    start = max(text.find(f'"{name}": {{"'), 0) if name else 0
    again = f"nox -s record -- {name}" if name else "nox -s matrix"
    what = f"the entry of {name}" if name else "what it says of the whole"
    return Fault(FILE, text.count("\n", 0, start) + 1, f"{what} {how}; write it anew: {again}")


def _joined(versions: Iterable[str]) -> str:
    return " ".join(sorted(versions, key=number))


def _unpack(held: dict[str, Any]) -> Entry:
    """An entry as the file has it: by start method and transcript, the versions in one string."""
    seen = {
        Seen(method, file, version)
        for method, files in held["confirmed"].items()
        for file, versions in files.items()
        for version in versions.split()
    }
    children = {method: set(counts) for method, counts in held.get("children", {}).items()}
    lacking, others = set(held.get("lacking", "").split()), held.get("others", {})
    return Entry(held["hash"], seen, lacking, children, held.get("date", ""), others)


def _pack(entry: Entry) -> dict[str, Any]:
    """The same, the other way."""
    confirmed: dict[str, dict[str, list[str]]] = {}
    for method, file, version in entry.seen:
        confirmed.setdefault(method, {}).setdefault(file, []).append(version)
    packed: dict[str, Any] = {"hash": entry.hash} | ({"date": entry.date} if entry.date else {})
    packed["confirmed"] = {m: {f: _joined(v) for f, v in files.items()} for m, files in confirmed.items()}
    packed["children"] = {method: sorted(counts) for method, counts in entry.children.items()}
    packed |= {"others": entry.others} if entry.others else {}
    return packed | ({"lacking": _joined(entry.lacking)} if entry.lacking else {})


def save(proof: Proof, root: Path = ROOT) -> None:
    """Write the proof, an example a line: a change shows what changed. Examples that are gone leave it."""
    there = {example.name for example in examples.find(root)}
    lines = []
    for name, entry in sorted(proof.examples.items()):
        if name in there:
            packed = _pack(entry)
            lines.append(
                f"  {json.dumps(name)}: {json.dumps(packed | {'seal': _seal(packed)}, sort_keys=True)}"
            )
    head = {key: value for key, value in vars(proof).items() if value and key != "examples"}
    text = json.dumps(head | {"seal": _seal(head)}, indent=1, sort_keys=True).rstrip("}\n")
    write(root, {FILE: text + ',\n "examples": {\n' + ",\n".join(lines) + "\n }\n}\n"})


def figures(root: Path) -> dict[str, str]:
    """The proof in figures, for a page that tells of it; what has not been measured is not there."""
    return _figures(root, *(stamp(root / file) for file in (FILE, costs.FILE, costs.ENGINES)))


@lru_cache
def _figures(root: Path, *_written: tuple[int, ...]) -> dict[str, str]:
    proof = load(root)
    known = {
        "examples": len(examples.find(root)),
        "transcripts": len(list((root / "examples").rglob("*.out"))),
        "checks": len(checks.CHECKS),
        "interpreters": len(proof.pythons),
        "oldest": ".".join(proof.pythons[0].split(".")[:2]) if proof.pythons else "",
        "newest": ".".join(proof.pythons[-1].split(".")[:2]) if proof.pythons else "",
        **{key: getattr(proof, key) for key in ("runs", "system", "date") if getattr(proof, key)},
        **{f"stress-{name}": n for name, n in proof.stress.items()},
        **{f"mutants-{name}": n for name, n in proof.mutants.items()},
        **costs.figures(root),
    }
    return {key: f"{value:,}" if isinstance(value, int) else str(value) for key, value in known.items()}


def today() -> str:
    """The day of a run, as the proof writes it."""
    return datetime.date.today().isoformat()


def confirmed(example: str, file: str, root: Path) -> dict[str, list[str]]:
    """The full versions of Python that confirmed a transcript, by start method; {} where nothing is known."""
    entry = load(root).examples.get(example)
    found: dict[str, list[str]] = {}
    for seen in sorted(entry.seen if entry else (), key=lambda seen: number(seen.version)):
        if seen.file == file:
            found.setdefault(seen.method, []).append(seen.version)
    return found


def known(example: str, root: Path = ROOT) -> list[str]:
    """All versions of Python that could speak of an example: those of the whole matrix, and its own."""
    proof = load(root)
    entry = proof.examples.get(example)
    return sorted({*proof.pythons, *(entry.pythons if entry else ())}, key=number)


def pending(example: Example) -> list[str]:
    """The Pythons that the whole matrix ran and that have not run this example since it was recorded.

    One that needs third-party modules waits for none: only the environment that has them runs it.
    Raises FaultError where the proof or the example cannot be read.
    """
    proof = load(example.root.parent)
    if example.modules:
        return []
    entry = proof.examples.get(example.name)
    if not entry or entry.hash != digest(example):
        return []
    return [version for version in proof.pythons if version not in entry.pythons]


def is_pending(example: Example, file: str) -> bool:
    """Whether a transcript, by its file name, is only of interpreters that have yet to run the example."""
    try:
        entry = load(example.root.parent).examples.get(example.name)
    except FaultError:  # said once, by whoever holds the proof itself
        return False
    return entry is not None and all(seen.file != file for seen in entry.seen)


def check(example: Example) -> Iterator[Fault]:
    """What is wrong with the proof of an example: it is of another program, or does not confirm a transcript.

    A transcript of interpreters that have yet to run the example is not wrong; it is pending.
    Raises FaultError where the proof itself cannot be read.
    """
    root = example.root.parent
    entry = load(root).examples.get(example.name)
    if not entry or entry.hash != digest(example):
        text = "it or its transcript is not as recorded" if entry else "has not been recorded"
        yield example.fault(f"{text}; run nox -s record -- {example.name}")
        return
    waiting = [number(version) for version in pending(example)]
    methods = METHODS if example.takes_a_method else (None,)
    later = {example.variant(version, method) for version in waiting for method in methods}
    for variant, file in example.transcripts.items():
        if not confirmed(example.name, file.name, root) and variant not in later:
            text = f"no Python that ran {example.name} printed this; remove it, or run nox -s record"
            yield Fault(example.path(file), 1, f"{text} -- {example.name}")


def children(example: Example, method: str | None) -> list[int]:
    """How many children an example was seen to start under a method, all the counts; [] where unknown.

    That holds of an example that has changed since, too: a change does not excuse another number. A method
    that has not been seen is expected to do what the others did.
    """
    return sorted(_counts(example).get(method or OWN) or counts(example))


def counts(example: Example) -> set[int]:
    """How many children an example was seen to start, under whichever method; none where unknown."""
    return set().union(*_counts(example).values())


def _counts(example: Example) -> dict[str, set[int]]:
    try:
        entry = load(example.root.parent).examples.get(example.name)
    except FaultError:  # said once, by whoever holds the proof itself
        return {}
    return entry.children if entry else {}

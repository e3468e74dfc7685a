"""What matrix saw last, in ``proof.json``: on what each example was proved, as it stands.

For each example a hash of its program and transcripts; under ``bore``, for each start method (``own`` where the program
chooses, ``none`` where it cannot run, with the reason), which transcript which interpreters bore out; and how many
children it started. Pages tell their readers from it, tests hold fresh runs to it.
"""

import datetime
import hashlib
import json
from functools import cache
from pathlib import Path

from harness import checks, examples
from harness.examples import Example
from harness.paths import ROOT

PROOF = ROOT / "examples/proof.json"


def digest(example: Example) -> str:
    """A hash of an example's program and transcripts, 16 hex digits."""
    files = [example.program, *sorted(example.transcripts.values())]
    return hashlib.sha256(b"\0".join(f.read_bytes() for f in files)).hexdigest()[:16]


@cache
def load(root: Path = ROOT) -> dict:
    """The whole proof; an empty one where matrix has not run yet."""
    file = root / PROOF.relative_to(ROOT)
    return json.loads(file.read_text("utf-8")) if file.exists() else {"examples": {}}


def save(seen: dict) -> None:
    """Write the proof, an example a line, so that a change shows what changed."""
    lines = [
        f"  {json.dumps(name)}: {json.dumps(of, sort_keys=True)}"
        for name, of in sorted(seen["examples"].items())
    ]
    head = json.dumps(
        {key: value for key, value in seen.items() if key != "examples"}, indent=1, sort_keys=True
    )
    text = head.rstrip("}\n") + ',\n "examples": {\n' + ",\n".join(lines) + "\n }\n}\n"
    assert json.loads(text) == seen
    PROOF.write_text(text, "utf-8")
    load.cache_clear()
    figures.cache_clear()


def note(key: str, figures: dict) -> None:
    """Add the figures of another command to the proof, with the day."""
    save(load() | {key: figures | {"date": datetime.date.today().isoformat()}})


@cache
def figures(root: Path = ROOT) -> dict[str, str]:
    """The proof in figures, for a page that tells of it; what has not been measured is not there."""
    seen = load(root)
    versions = sorted({tuple(map(int, python.split(".")[:2])) for python in seen.get("pythons", ())})
    told = {
        "examples": len(seen["examples"]),
        "transcripts": len(list((root / "examples").rglob("*.out"))),
        "checks": len(checks.every()),
        "interpreters": len(seen.get("pythons", ())),
        "oldest": ".".join(map(str, versions[0])) if versions else "",
        "newest": ".".join(map(str, versions[-1])) if versions else "",
        **{key: seen[key] for key in ("runs", "system", "date") if key in seen},
        **{f"{key}-{name}": n for key in ("stress", "mutants") for name, n in seen.get(key, {}).items()},
    }
    return {key: f"{value:,}" if isinstance(value, int) else str(value) for key, value in told.items()}


def borne_out(example: str, file: str, root: Path = ROOT) -> dict[str, list[str]]:
    """The full versions of Python that bore out a transcript, by start method; {} where nothing is known."""
    bore = load(root)["examples"].get(example, {}).get("bore", {})
    return {m: files[file].split() for m, files in bore.items() if file in files}


def stale(root: Path = ROOT) -> list[str]:
    """What has changed since matrix ran, one line each."""
    proved, found = load()["examples"], []
    there = {example.name: example for example in examples.every(root)}
    for name, example in there.items():
        if proved.get(name, {}).get("hash") != digest(example):
            found.append(f"examples/{name}.py:1: not proved as it stands; run nox -s matrix -- {name}")
    for name in sorted(proved.keys() - there.keys()):
        found.append(f"examples/proof.json:1: speaks of {name}, which is gone; run nox -s matrix")
    return found


def children(example: Example, method: str | None) -> list[int]:
    """How many children an example was seen to have under a start method, all the counts; [] where unknown."""
    seen = load()["examples"].get(example.name)
    if not seen or seen["hash"] != digest(example):
        return []
    return seen["children"].get(method or "own", [])

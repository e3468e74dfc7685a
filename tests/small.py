"""A small project with the real tools in it, to run commands over."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from book import index, proof, reread
from harness.examples import Example
from harness.paths import ROOT

ELSEWHERE = "3.88.0"  # a Python that is on no machine
SITE = ROOT / "tests/site"
SHOWN = """
```python
--8<-- "{name}.py"
```

1. Put.

```transcript
--8<-- "{name}.out"
```
"""
COPIED = ("conftest.py", "pyproject.toml", "tests/test_consistency.py")
SURVIVORS = "survivor = []\nchance = []\n\n[idle]\n"


def make(root: Path) -> None:
    """A project with one example that pages in both languages show, as somebody else has recorded it."""
    for folder in ("harness", "learner", "doctor", "book", "tools"):
        shutil.copytree(ROOT / folder, root / folder)  # with what Python has compiled: it is not done again
    for folder in ("tests", "examples", "docs/assets/diagrams"):
        (root / folder).mkdir(parents=True)
    for file in COPIED:
        shutil.copyfile(ROOT / file, root / file)
    for file in ("fifo.py", "fifo.out"):
        shutil.copyfile(SITE / file, root / "examples" / file)
    (root / "tools/survivors.toml").write_text(SURVIVORS, "utf-8")
    show(root, "fifo")
    prove(root)
    note_as_read(root)


def prove(root: Path) -> None:
    """Write the proof of the example as it stands, as if it had been recorded."""
    example = Example(root / "examples", "fifo")
    entry = proof.Entry(proof.digest(example))
    for method in ("fork", "spawn", "forkserver"):
        entry.add(method, "fifo.out", ELSEWHERE, 1)
    proof.save(proof.Proof(pythons=[ELSEWHERE], examples={"fifo": entry}), root)


def note_as_read(root: Path) -> None:
    """Write the record of a project whose words are all read beside what they speak of."""
    there = reread.sections(index.load(root))
    text = reread.text_of(there, {name: section.prints for name, section in there.items()})
    (root / reread.FILE).write_text(text, "utf-8")


def alone(root: Path) -> dict[str, str]:
    """The environment of a command that finds no Python but ours, and no lock of another recording."""
    places = {"PYENV_ROOT": str(root), "TMPDIR": str(root.parent)}
    return os.environ | places | {"PATH": "", "MBE_PYTHONS": ""}


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command of the project, to its end."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=root,
        env=alone(root),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def show(root: Path, *names: str) -> None:
    """Pages in both languages that show these programs and their transcripts."""
    for language in ("zh", "en"):
        folder = root / "docs" / language
        folder.mkdir(exist_ok=True)
        page = "# Page { #page }\n" + "".join(SHOWN.format(name=name) for name in names)
        (folder / "page.md").write_text(page, "utf-8")
        (folder / "asked.toml").write_text('"page#page" = ["page"]\n', "utf-8")

"""What costs/cost.py measured: costs/measured.json, and its figures for pages.

cost-spawn-fork         the least and the greatest of a ratio's repetitions: 20–35
cost-spawn-fork-least   how much it is at least on any machine, which ``nox -s costs`` holds it to
"""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from harness.fault import Fault, FaultError

FILE = "costs/measured.json"


@dataclass(frozen=True)
class Measured:
    """Values by part and row, one of each repetition, in the part's unit; ratios by name; the machine."""

    parts: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    ratios: dict[str, dict[str, Any]] = field(default_factory=dict)
    date: str = ""
    python: str = ""
    system: str = ""
    cores: int = 0
    load: list[float] = field(default_factory=list)


@lru_cache
def load(root: Path) -> Measured:
    """The measurement; an empty one where there is none. Raises FaultError where it cannot be read."""
    file = root / FILE
    try:
        return Measured(**json.loads(file.read_text("utf-8"))) if file.is_file() else Measured()
    except (ValueError, TypeError) as error:
        text = f"cannot be read: {error}; write it anew by python costs/cost.py --json"
        raise FaultError(Fault(FILE, 1, text)) from None


def figures(root: Path) -> dict[str, str]:
    """The ratios for pages, as texts. Raises FaultError where the measurement cannot be read."""
    found = {}
    for name, ratio in load(root).ratios.items():
        least, most = short(min(ratio["values"])), short(max(ratio["values"]))
        found[f"cost-{name}"] = least if least == most else f"{least}–{most}"
        if ratio["least"]:
            found[f"cost-{name}-least"] = f"{ratio['least']:g}"
    return found


def short(value: float) -> str:
    """A number of two digits that count, without an exponent: 0.043, 1.8, 170."""
    return f"{float(f'{value:.2g}'):g}"

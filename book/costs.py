"""What was measured: costs/measured.json and costs/engines.json, and their figures for pages.

cost-spawn-fork         the least and the greatest of a ratio's repetitions: 20–35
cost-spawn-fork-least   how much it is at least on any machine, which ``nox -s costs`` holds it to
cost-joblib             the quartiles of an engine's ratio: between them lies the middle half of its values
cost-joblib-median      the one in the middle
size-joblib             how many MB a package takes with all that it needs
pythons-joblib          the Pythons for which the version that was measured has wheels: 3.10–3.15
"""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from statistics import quantiles
from typing import Any

from harness.fault import Fault, FaultError
from harness.files import stamp

FILE, ENGINES = "costs/measured.json", "costs/engines.json"
ANEW = {
    FILE: f"python costs/cost.py --json > {FILE}",
    ENGINES: f"python -m costs.engines --json PYTHON > {ENGINES}",
}


@dataclass(frozen=True)
class Measured:
    """Values by part and row, one of each repetition, in the part's unit; ratios by name; the machine."""

    parts: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    ratios: dict[str, dict[str, Any]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)  # by package, as the next two
    sizes: dict[str, float] = field(default_factory=dict)  # MB
    pythons: dict[str, list[str]] = field(default_factory=dict)  # the oldest first
    date: str = ""
    python: str = ""
    system: str = ""
    cores: int = 0
    load: list[float] = field(default_factory=list)


def load(root: Path, name: str = FILE) -> Measured:
    """A measurement; an empty one where there is none. Raises FaultError where it cannot be read."""
    return _load(root, name, stamp(root / name))


@lru_cache
def _load(root: Path, name: str, _written: tuple[int, ...]) -> Measured:
    file = root / name
    try:
        return Measured(**json.loads(file.read_text("utf-8"))) if file.is_file() else Measured()
    except (ValueError, TypeError) as error:
        text = f"cannot be read: {error}; write it anew by {ANEW[name]}"
        raise FaultError(Fault(name, 1, text)) from None


def of_part(root: Path, part: str) -> Measured:
    """The measurement that has a part; that of cost.py where none has. Raises FaultError as load() does."""
    engines = load(root, ENGINES)
    return engines if part in engines.parts else load(root)


def figures(root: Path) -> dict[str, str]:
    """The ratios and sizes for pages, as texts. Raises FaultError where the measurement cannot be read."""
    found = dict[str, str]()
    for name, figures_of in ((FILE, _of_costs), (ENGINES, _of_engines)):
        measured = load(root, name)
        try:
            found |= figures_of(measured)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            text = f"is no measurement ({error!r}); write it anew by {ANEW[name]}"
            raise FaultError(Fault(name, 1, text)) from error
    return found


def _of_costs(measured: Measured) -> dict[str, str]:
    found = dict[str, str]()
    for name, ratio in measured.ratios.items():
        found[f"cost-{name}"] = span(short(min(ratio["values"])), short(max(ratio["values"])))
        if ratio["least"]:
            found[f"cost-{name}-least"] = f"{ratio['least']:g}"
    return found


def _of_engines(measured: Measured) -> dict[str, str]:
    found = {f"size-{name}": short(size) for name, size in measured.sizes.items()}
    found |= {
        f"pythons-{name}": span(versions[0], versions[-1]) for name, versions in measured.pythons.items()
    }
    for name, ratio in measured.ratios.items():
        lower, median, upper = map(short, quantiles(ratio["values"], method="inclusive"))
        found |= {f"cost-{name}": span(lower, upper), f"cost-{name}-median": median}
    return found


def span(first: str, last: str) -> str:
    """A range such as "2–3"; a single figure where both ends are the same."""
    return first if first == last else f"{first}–{last}"


def short(value: float) -> str:
    """A number of two digits that count, without an exponent: 0.043, 1.8, 170."""
    return f"{float(f'{value:.2g}'):g}"

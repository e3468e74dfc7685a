"""The committed measurement of costs: whole, of the program that readers get, and drawn point by point."""

import json
import os
import re
import sys

import pytest

from book import costs, plots
from book.context import Context
from book.pages import Page
from costs import cost, engines
from harness.fault import FaultError
from harness.paths import ROOT

MEASURED = costs.load(ROOT)
OF_ENGINES = costs.load(ROOT, costs.ENGINES)


def test_each_row_has_a_value_of_each_repetition():
    assert list(MEASURED.parts) == list(cost.PARTS)
    assert {len(row) for part in MEASURED.parts.values() for row in part.values()} == {cost.REPETITIONS}


def test_ratios_are_those_of_the_program():
    claimed = {name: list(ratio[1:]) for name, ratio in cost.RATIOS.items()}
    assert {name: [r["above"], r["below"], r["least"]] for name, r in MEASURED.ratios.items()} == claimed
    assert {name: r["values"] for name, r in MEASURED.ratios.items()} == cost.ratios(MEASURED.parts)


@pytest.mark.parametrize("name", [name for name, ratio in cost.RATIOS.items() if ratio[3]])
def test_every_repetition_keeps_the_claim(name):
    assert min(MEASURED.ratios[name]["values"]) > MEASURED.ratios[name]["least"]


def test_each_engine_was_timed_in_each_repetition():
    rows = OF_ENGINES.parts["engines"]
    once = dict.fromkeys(engines.ENGINES, engines.REPETITIONS)
    beside_each = {engines.POOL: engines.REPETITIONS * (len(engines.ENGINES) - 1)}
    assert {program: len(row) for program, row in rows.items()} == once | beside_each
    assert set(OF_ENGINES.sizes) == set(filter(None, engines.ENGINES.values()))


@pytest.mark.parametrize("package", OF_ENGINES.versions)
def test_engine_was_measured_as_it_is_locked(package):
    locks = [ROOT / f"requirements-{name}.lock" for name in ("engines", "ray")]
    locked = [line.split()[0] for lock in locks for line in lock.read_text("utf-8").splitlines() if line]
    assert f"{package}=={OF_ENGINES.versions[package]}" in locked


@pytest.mark.parametrize("package", OF_ENGINES.pythons)
def test_pythons_of_an_engine_have_no_gap(package):
    found = OF_ENGINES.pythons[package]
    first = engines.VERSIONS.index(found[0])
    assert engines.VERSIONS[first : first + len(found)] == found


@pytest.mark.parametrize("program", engines.ENGINES)
def test_program_of_an_engine_is_there(program):
    assert (engines.FOLDER / program).is_file()


@pytest.mark.parametrize("name", OF_ENGINES.ratios)
def test_ratio_of_an_engine_is_of_its_rows(name):
    ratio, rows = OF_ENGINES.ratios[name], OF_ENGINES.parts["engines"]
    pairs = zip(rows[ratio["above"]], engines.beside(ratio["above"], rows), strict=True)
    assert ratio["values"] == [mine / pool for mine, pool in pairs]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("part", [*cost.PARTS, "engines"])
def test_plot_has_a_ring_for_each_value_and_a_name_for_each_row(part, language):
    block = Page(ROOT / "docs" / language / "page.md", f"<!-- plot: {part} -->\n").blocks[0]
    drawn = plots.render(Context(language, ROOT), block)
    rows = costs.of_part(ROOT, part).parts[part]
    assert drawn.count("<circle") == sum(map(len, rows.values()))
    assert all(f">{row}</text>" in drawn for row in rows)
    assert MEASURED.python in drawn


def test_plot_puts_ten_times_at_the_same_distance():
    drawn = plots.plot({"a": [1.0], "b": [10.0], "c": [100.0]}, "ms", "plot-1", "title", "told")
    left, middle, right = (float(circle.split('"')[1]) for circle in drawn.split("<circle ")[1:])
    assert middle - left == pytest.approx(right - middle, abs=0.2)


def test_label_that_would_touch_the_next_is_left_out():
    drawn = plots.plot({"a": [1.5, 9000.0]}, "ms", "plot-1", "title", "told")
    labels = re.findall(r'<text class="small [^>]*>([^<]+)<', drawn)
    assert labels == ["10000 ms", "100", "10", "1"]
    assert drawn.count('class="grid"') == 5


def test_unknown_plot_is_told():
    block = Page(ROOT / "docs/en/page.md", "<!-- plot: strat -->\n").blocks[0]
    with pytest.raises(ValueError, match=r"no plot 'strat'; did you mean start\?"):
        plots.render(Context("en", ROOT), block)


@pytest.fixture
def no_room(monkeypatch):
    """The part start cannot be measured; nothing is registered for the forks of pytest."""

    def full():
        raise OSError(28, "No space left on device")

    monkeypatch.delattr(os, "register_at_fork", raising=False)
    monkeypatch.setitem(cost.PARTS, "start", full)
    return "start: not to be measured here: OSError: [Errno 28] No space left on device"


def test_part_that_cannot_be_measured_is_told(monkeypatch, capsys, no_room):
    monkeypatch.setattr(sys, "argv", ["cost.py", "start"])
    cost.main()
    assert capsys.readouterr().out.splitlines()[-1] == no_room


def test_part_that_cannot_be_measured_is_told_beside_json(monkeypatch, capsys, no_room):
    monkeypatch.setattr(sys, "argv", ["cost.py", "--json", "start"])
    cost.main()
    out, err = capsys.readouterr()
    assert json.loads(out)["parts"] == {}
    assert err.strip() == no_room


def test_memory_that_cannot_be_read_is_told(monkeypatch, capsys):
    def no_proc(pid):
        raise FileNotFoundError(2, "No such file or directory", f"/proc/{pid}/smaps_rollup")

    monkeypatch.delattr(os, "register_at_fork", raising=False)
    monkeypatch.setattr(cost, "megabytes", no_proc)
    monkeypatch.setattr(cost, "PARTS", {"memory": cost.memory})
    monkeypatch.setattr(sys, "argv", ["cost.py"])
    cost.main()
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("memory: not to be measured here: FileNotFoundError")


def test_part_that_does_not_exist_is_told(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["cost.py", "strat"])
    with pytest.raises(SystemExit, match="no part strat; there is start, "):
        cost.main()


@pytest.mark.parametrize("text", ["{", json.dumps({"parts": {}, "other": 1})])
def test_measurement_that_cannot_be_read_is_told(tmp_path, text):
    (tmp_path / "costs").mkdir()
    (tmp_path / costs.FILE).write_text(text, "utf-8")
    with pytest.raises(FaultError, match=r"costs/measured\.json:1: cannot be read"):
        costs.load(tmp_path)


def test_ratio_of_an_engine_is_told_by_its_quartiles(tmp_path):
    (tmp_path / "costs").mkdir()
    ratio = {"above": "a", "below": "b", "least": 0, "values": [9.0, 1.0, 4.0, 3.0, 2.0]}
    (tmp_path / costs.ENGINES).write_text(json.dumps({"ratios": {"joblib": ratio}}), "utf-8")
    assert costs.figures(tmp_path) == {"cost-joblib": "2–4", "cost-joblib-median": "3"}


def test_short_has_two_digits_that_count():
    assert [costs.short(value) for value in (0.0431, 1.0, 1.84, 173.2, 1234.0)] == [
        "0.043",
        "1",
        "1.8",
        "170",
        "1200",
    ]


def test_table_has_the_middle_ratio_without_an_exponent():
    rows = {"Manager": [3.0, 1.0, 2.0], "Value": [0.0025, 0.0025, 0.0025]}
    last = list(cost.table("access", rows))[-1]
    assert last == "  Manager / Value: 400 to 1200, middle 800   page: more than 20"

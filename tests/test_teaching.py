"""The plans for lessons can be kept by the clock."""

import re

import pytest

from harness.paths import ROOT

LESSON = re.compile(r"^## [^\n]+ \{ #lesson-\d \}\n(.*?)(?=^## )", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| ?(\(?)(\d*)\)? \|", re.MULTILINE)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_lesson_takes_90_minutes_or_80_or_twice_45(language):
    pages = (ROOT / f"docs/{language}/{name}.md" for name in ("teaching", "teaching-more", "teaching-test"))
    lessons = [lesson for page in pages for lesson in LESSON.findall(page.read_text("utf-8"))]
    assert len(lessons) == 5
    for lesson in lessons:
        halves = [[0, 0]]  # what is kept, and what can be left out
        for bracket, minutes in ROW.findall(lesson):
            if minutes:
                halves[-1][bool(bracket)] += int(minutes)
            else:
                halves.append([0, 0])  # the break
        assert sum(map(sum, halves)) == 90
        assert sum(kept for kept, _ in halves) <= 80
        assert len(halves) == 2 and max(kept for kept, _ in halves) <= 45


@pytest.mark.parametrize(
    ("language", "points", "minutes"),
    [("zh", r"(\d+) 分 \{", r"(\d+) 分钟"), ("en", r"(\d+) points \{", r"(\d+) minutes\.")],
)
def test_the_points_of_the_test(language, points, minutes):
    text = (ROOT / f"docs/{language}/teaching-test.md").read_text("utf-8").partition("{ #lesson-5 }")[2]
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:-1]
    total = [int(re.search(points, part)[1]) for part in parts]
    assert sum(int(re.search(minutes, part)[1]) for part in parts) == 80
    for part, of in zip(parts, total, strict=True):
        single = [int(n) for n in re.findall(r"^ {4}- (\d+) (?:points?:|分：)", part, re.MULTILINE)]
        questions = len(re.findall(r"^\d+\. ", part, re.MULTILINE))
        lines = (
            (ROOT / "examples/teaching/what_is_left.out").read_text("utf-8").count("\n")
        )  # one is the command
        assert of == (sum(single) or 2 * questions or lines)

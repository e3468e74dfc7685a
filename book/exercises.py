"""What the pages and ``examples/exercises/<chapter>.toml`` say of the exercises, put together for check.py.

The solution of an exercise, or the program to be foretold, is an example like any other: what it prints, how
that is compared and what is claimed of it stand on its page, and are what check.py holds an answer to. Its
name is that of the section, ``two_consumers`` in #two-consumers. Only what no page has stands in the file::

    [two_consumers]
    kind = "mend"                  # foretell, mend or write
    helps = "queues#sentinel"      # the section that teaches what it needs
    without = ["terminate"]        # names that an answer may not use; may be left out
    needs = ["get", "recv"]        # names of which it has one; may be left out
    together = true                # children or tasks are to run at the same time; may be left out
    children = 2                   # processes that it starts, at least; may be left out
    exactly = true                 # and no more than those; may be left out
    uncounted = true               # who takes items does not know how many come; may be left out
    arrives = ["4"]                # values that come to the parent from others, by repr(); may be left out
    sent = ["'ann'"]               # values that a child is given at its start; may be left out
    computed = ["total is 6"]      # lines that no text of the program may have; may be left out

    [[two_consumers.hints]]        # a fault that learners make, and what check.py tells of it
    on = "hangs"                   # the kind of the finding, or several, see learner/judge.py
    printed = ""                   # only where this is printed, or is in a line that differs
    source = ""                    # only where this pattern is found in the program
    helps = "queues#sentinel"      # a section of its own; left out, that of the exercise
    zh = "…"
    en = "…"
    wrong = ["one_sentinel"]       # typical wrong answers: two_consumers.wrong_one_sentinel.py

``every.toml`` has hints that come after those of any exercise.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from book import number_words
from book.context import suggest
from book.index import Found, Site, subject
from book.pages import LANGUAGES, Page, example_of
from book.programs import unmarked
from book.twins import HAN
from doctor.names import Program
from doctor.rules import examine
from harness.checks import CHECKS
from harness.examples import ATTEMPT, Example, ignored
from harness.fault import Fault, FaultError
from harness.files import are_texts, read, read_toml
from learner import judge
from learner.exercises import FORETELL, KINDS, Exercise, Hint

FOLDER = "examples/exercises"
EVERY = "every"  # in place of a chapter: hints for all exercises
ONS = {*judge.STOPPED.values(), *CHECKS, *judge.KINDS}
LISTS = ("without", "needs", "arrives", "sent", "computed")  # the fields that are lists of texts
FLAGS = ("together", "exactly", "uncounted")  # those that are true or false
FIELDS = {"kind", "helps", "hints", "children", *FLAGS, *LISTS}
FORM = re.compile(r"`(\[\d\] [^`]+)`")  # a line of an answer, as a page shows what it is like
CHECKED = re.compile(r"check\.py (\w+) \S")
HINT_FIELDS = {"on", "printed", "source", "helps", "zh", "en", "wrong"}


def gather(site: Site, address: str) -> list[Exercise]:
    """All exercises, in the order of the files; ``address`` is the site's, with a slash at its end.

    Raises FaultError for the first thing that is wrong.
    """
    every = _for_all(site.root)
    return [
        _exercise(site, address, chapter, name, held, every)
        for chapter in _chapters(site.root)
        for name, held in _load(site.root, chapter).items()
    ]


def _chapters(root: Path) -> list[str]:
    """The files, by their chapters' names, in the order of the navigation, where there is one."""
    nav = read(root, "mkdocs.yml") if (root / "mkdocs.yml").is_file() else ""
    names = sorted(path.stem for path in (root / FOLDER).glob("*.toml") if path.stem != EVERY)
    return sorted(names, key=lambda name: nav.find(f"{name.replace('_', '-')}-exercises.md"))


def attempts(root: Path, name: str) -> dict[str, Path]:
    """What an exercise starts from and its wrong answers: the files, by ``starter``, ``wrong_…``."""
    found = {}
    for path in sorted((root / FOLDER).rglob(f"{name}.*")):
        if (match := ATTEMPT.fullmatch(path.name)) and match["name"] == name:
            found[match["kind"]] = path
    return found


def account(site: Site) -> Found:
    """Every exercise can be put together, and every wrong answer has the hint that is told of it."""
    known = dict[str, set[str] | None]()  # the exercises of each chapter; None where these cannot be read
    for chapter in _chapters(site.root):
        where = f"{FOLDER}/{chapter}.toml"
        try:
            named = _load(site.root, chapter)
            known[chapter] = {*named}
            every = _for_all(site.root)
            found = [_exercise(site, "", chapter, name, held, every) for name, held in named.items()]
        except FaultError as error:
            known.setdefault(chapter, None)
            yield error.fault, {where}
            continue
        for exercise in found:
            for text in _unmatched(site, exercise):
                about = {where, f"exercises/{chapter}/{exercise.name}"}  # a page shows the same files
                yield Fault(where, 1, f"{exercise.name}: {text}"), about
    yield from _checked(site, known)
    yield from _without_entry(site, known)


def _without_entry(site: Site, known: dict[str, set[str] | None]) -> Found:
    """Programs, starters and answers of an exercise that its chapter's file does not have; one file each."""
    told = set[tuple[str, str]]()
    for path in sorted((site.root / "examples").rglob("*.*")):
        file = path.relative_to(site.root).as_posix()
        match, chapter = ATTEMPT.fullmatch(path.name), path.parent.name
        is_program = path.suffix == ".py" and "." not in path.stem and file.startswith(f"{FOLDER}/")
        if not match and not is_program:
            continue
        name, names = match["name"] if match else path.stem, known.get(chapter, set())
        if names is None or name in names or (chapter, name) in told or ignored(path.relative_to(site.root)):
            continue
        told.add((chapter, name))
        text = f"{FOLDER}/{chapter}.toml has no exercise {name}; write it there"
        yield Fault(file, 1, text), {file, example_of(site.root, file.removeprefix("examples/")).name}


def _checked(site: Site, known: dict[str, set[str] | None]) -> Found:
    """Every exercise has a name of its own, and its section has it checked by this name."""
    owners = dict[str, str]()
    for chapter, names in known.items():
        for name in sorted(names or ()):
            if owners.setdefault(name, chapter) != chapter:
                where = f"{FOLDER}/{chapter}.toml"
                text = (
                    f"{name}: is an exercise of {owners[name]} already, by which check.py knows it; rename it"
                )
                yield Fault(where, 1, text), {where}
    anchors = {name.replace("_", "-"): name for name in owners}
    for page in site.pages if None not in known.values() else ():
        for section in page.sections:
            own = anchors.get(section.anchor)
            for block in page.blocks_in(section.start, section.end) if own else ():
                for name in CHECKED.findall(block.text) if block.kind == "console" else ():
                    if name != own:
                        text = f"checks {name} in the section of {own}; write the latter"
                        yield Fault(site.name(page), block.line, text), {subject(site.name(page))}


def _unmatched(site: Site, exercise: Exercise) -> Iterator[str]:
    """Wrong answers without a hint, hints without a wrong answer, and an exercise without a start."""
    there = attempts(site.root, exercise.name)
    if exercise.kind != FORETELL and "starter" not in there:
        yield f"there is no {exercise.name}.starter.py to begin with; write it"
    named = [f"wrong_{wrong}" for hint in exercise.hints for wrong in hint.wrong]
    if not named:
        yield "no hint is of a wrong answer; write the one that learners give first"
    for name in sorted({*named} ^ {kind for kind in there if kind != "starter"}):
        yield f"{name} is a file or is named by a hint, and must be both, once"


def _load(root: Path, chapter: str) -> dict[str, Any]:
    """What a chapter's file says. Raises FaultError."""
    return read_toml(root, f"{FOLDER}/{chapter}.toml")


def _for_all(root: Path) -> list[dict[str, Any]]:
    """The hints for all exercises, which are of no wrong answer in particular. Raises FaultError."""
    if not (root / FOLDER / f"{EVERY}.toml").is_file():
        return []
    held = _load(root, EVERY)
    hints = held.get("hints")
    if held.keys() != {"hints"} or not isinstance(hints, list):
        text = "write tables [[hints]], and nothing else"
        raise FaultError(Fault(f"{FOLDER}/{EVERY}.toml", 1, text))
    told = [{"wrong": []} | hint if isinstance(hint, dict) else hint for hint in hints]
    for text in filter(None, map(_wrong, told)):
        raise FaultError(Fault(f"{FOLDER}/{EVERY}.toml", 1, text))
    return told


def _wrong(hint: Any) -> str:
    """What is wrong with a hint by itself; "" where nothing is."""
    if not isinstance(hint, dict) or not {"on", *LANGUAGES, "wrong"} <= hint.keys() <= HINT_FIELDS:
        return f"a hint has {', '.join(sorted(HINT_FIELDS))}; printed, source and helps may be left out"
    if not are_texts(hint["wrong"]):
        return "the wrong answers of a hint are a list of names; write it"
    on = [hint["on"]] if isinstance(hint["on"], str) else hint["on"]
    if not are_texts(on) or {*on} - ONS:
        return f"a hint is on {hint['on']!r}; write one of {', '.join(sorted(ONS))}, or a list of such"
    if names := [name for name in hint if name not in ("on", "wrong") and not isinstance(hint[name], str)]:
        return f"{names[0]} of a hint is a text; write it in quotes"
    for language in LANGUAGES:
        if bool(HAN.search(hint[language])) != (language == "zh"):
            return f"a hint has for {language}: {hint[language]}; write it in this language"
    if others := sorted(_named(hint["zh"]) ^ _named(hint["en"])):
        return f"a hint has {others[0]} in one language only: {hint['en']}; mend one of the two"
    return ""


def _named(hint: str) -> set[str]:
    """The code and the numbers in a hint, which both languages have."""
    code = re.findall(r"[A-Za-z_.]+\(\)", hint)
    return {*code, *(number_words.plain(m[0]) for m in number_words.NUMERAL.finditer(hint))}


def _exercise(
    site: Site, address: str, chapter: str, name: str, held: Any, every: list[dict[str, Any]]
) -> Exercise:
    """One exercise. Raises FaultError."""
    example = Example(site.root / "examples", f"exercises/{chapter}/{name}")
    try:
        return _gathered(site, address, example, held, every)
    except FaultError:
        raise
    except ValueError as error:
        raise FaultError(Fault(f"{FOLDER}/{chapter}.toml", 1, f"{name}: {error}")) from None


def _gathered(site: Site, address: str, example: Example, held: Any, every: list[dict[str, Any]]) -> Exercise:
    """What the file, ``held``, and the pages say of one exercise. Raises ValueError where that is wrong."""
    if text := _wrong_entry(held):
        raise ValueError(text)
    name = example.program.stem
    anchor = name.replace("_", "-")
    pages, expected = _showing(site, example, anchor), _expected(example)
    hints = []
    for hint in [*held.get("hints", []), *every]:
        if text := _wrong(hint):
            raise ValueError(text)
        hints.append(_hint(hint, _section(site, address, hint.get("helps", held["helps"]))))
    order, checks = _comparison(site, example)
    more: dict[str, Any] = {name: tuple(held.get(name, [])) for name in LISTS}
    more |= {name: held.get(name, False) for name in FLAGS}
    return Exercise(
        name,
        chapter={language: page.title for language, page in pages.items()},
        kind=held["kind"],
        title={language: page.titles[anchor] for language, page in pages.items()},
        page={language: _address(site, address, page, anchor) for language, page in pages.items()},
        helps=_section(site, address, held["helps"]),
        order=order,
        checks=checks,
        expected=expected,
        hints=tuple(hints),
        program=unmarked(example.source) if held["kind"] == FORETELL else "",
        children=held.get("children", 1),
        **more,
        habits=_habits(example),
        form=_form(pages, anchor),
    )


def _expected(example: Example) -> dict[str, str]:
    """What a solution prints, by start method. Raises ValueError where Pythons differ in that."""
    for variant, path in example.transcripts.items():
        if variant.since:
            raise ValueError(f"{path.name} is for some versions only; let it print the same on all")
    if not example.transcripts:
        raise ValueError(f"has no transcript; nox -s record -- {example.name}")
    return {variant.method: example.text(path) for variant, path in example.transcripts.items()}


def _section(site: Site, address: str, target: Any) -> dict[str, str]:
    """A section such as queues#fifo, in each language. Raises ValueError where there is none."""
    found = {language: section_of(site, address, language, str(target)) for language in LANGUAGES}
    if not all(found.values()):
        raise ValueError(f"there is no section {target}; name one, such as queues#fifo")
    return found


def _habits(example: Example) -> tuple[str, ...]:
    """The rules of doctor.py that a solution does not keep; none of one that cannot be read."""
    try:
        program = Program(example.source, example.tree)
    except FaultError:  # its own test says so
        return ()
    return tuple(sorted({found.rule for found in examine(program)}))


def _wrong_entry(held: Any) -> str:
    """What is wrong with an exercise's table by itself; "" where nothing is. Its hints come later."""
    hints = held.get("hints", []) if isinstance(held, dict) else None
    if not isinstance(hints, list) or not {"kind", "helps"} <= held.keys():
        return f"write {', '.join(sorted(FIELDS))}, and nothing else"
    if unknown := sorted(held.keys() - FIELDS):
        return f"has {unknown[0]!r}; {suggest(unknown[0], FIELDS)}"
    if wrong := [name for name in LISTS if not are_texts(held.get(name, []))]:
        return f"{wrong[0]} is a list of texts; write it"
    if wrong := [name for name in FLAGS if not isinstance(held.get(name, False), bool)]:
        return f"{wrong[0]} is true or false; write it without quotes"
    if not isinstance(held.get("children", 1), int):
        return "children is a number; write it without quotes"
    if held["kind"] not in KINDS:
        return f"its kind is {held['kind']!r}; write one of {', '.join(KINDS)}"
    return ""


def _hint(hint: dict[str, Any], helps: dict[str, str]) -> Hint:
    """A hint from its table, in which nothing is wrong; ``helps`` is the section it leads to, by language."""
    on = [hint["on"]] if isinstance(hint["on"], str) else hint["on"]
    words = {language: hint[language] for language in LANGUAGES}
    printed, source = hint.get("printed", ""), hint.get("source", "")
    return Hint(tuple(on), words, helps, printed, source, tuple(hint["wrong"]))


def _comparison(site: Site, example: Example) -> tuple[str, tuple[str, ...]]:
    """How pages compare the transcripts of an example, and the checks that they claim of them."""
    order, checks = "process", list[str]()
    for path in example.transcripts.values():
        file = example.below(path)
        order = site.orders.get(file, order)
        checks += [claim.name for claim in site.claims.get(file, ()) if claim.name not in checks]
    return order, tuple(checks)


def _form(pages: dict[str, Page], anchor: str) -> str:
    """A line of an answer as the section shows it; where it shows none, the one that Exercise has."""
    page = pages[LANGUAGES[0]]
    texts = [page.source[s.start : s.end] for s in page.sections if s.anchor == anchor]
    return next((found[1] for text in texts if (found := FORM.search(text))), Exercise.form)


def _showing(site: Site, example: Example, anchor: str) -> dict[str, Page]:
    """The page in each language whose section of this anchor shows a program.

    Raises ValueError where there is no such program, or where one does not.
    """
    if not example.program.is_file():
        raise ValueError(f"there is no {example.file}; write the program")
    found = {}
    for page in site.pages:
        for section in page.sections:
            shown = page.blocks_in(section.start, section.end) if section.anchor == anchor else []
            if any(b.kind == "program" and b.text == f"{example.name}.py" for b in shown):
                found[page.language] = page
    if found.keys() != {*LANGUAGES}:
        raise ValueError(f"no section #{anchor} shows {example.name}.py; show it in both languages")
    return found


def _address(site: Site, address: str, page: Page, anchor: str) -> str:
    language, path = page.language, subject(site.name(page)).removesuffix("md")
    folder = "" if language == LANGUAGES[0] else f"{language}/"
    return f"{address}{folder}{path.removesuffix('.')}/#{anchor}"


def _offline(address: str) -> str:
    """The same place in the zip of the site."""
    return address.replace("/#", "/index.html#")


def section_of(site: Site, address: str, language: str, target: str) -> str:
    """A section such as queues#fifo, as its title and address; "" where there is none."""
    name, _, anchor = target.partition("#")
    page = site.page(f"docs/{language}/{name}.md")
    if page is None or anchor not in page.titles:
        return ""
    offline = _offline(_address(site, "", page, anchor))
    mark = {"zh": "离线：", "en": "offline: "}[language]
    return f"{page.titles[anchor]}\n  {_address(site, address, page, anchor)}\n  {mark}{offline}"

"""The books that must balance: every page has its twin, every example is shown, every link arrives.

Each account takes the project's root and returns what is wrong, one line each: file, line, what to do.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path

from book import diagrams as drawings
from book import pages, phrases, proof
from book.pages import HEADING, LANGUAGES, LINK, MARKER, Page, example_of
from harness import checks, examples
from harness.transcript import parse

LINES, WIDTH, MEDIAN, ENOUGH = 40, 72, 25, 50  # of an example: at most, at most, at most; of them: at least
COMMENT = re.compile(r"^ *<!--(?! check: [\w, ]+ -->$).*", re.MULTILINE)


def twins(root: Path) -> list[str]:
    """Every page stands in both languages, with the same skeleton."""
    trees = {
        lang: {p.relative_to(root / "docs" / lang).as_posix() for p in (root / "docs" / lang).rglob("*.md")}
        for lang in LANGUAGES
    }
    found = []
    for one, other in (LANGUAGES, LANGUAGES[::-1]):
        found += [
            f"docs/{one}/{page}:1: has no twin; write docs/{other}/{page}, or take this one away"
            for page in sorted(trees[one] - trees[other])
        ]
    for name in sorted(trees["zh"] & trees["en"]):
        found += _differ(name, *(Page(root / "docs" / lang / name) for lang in LANGUAGES))
    return found


def _differ(name: str, zh: Page, en: Page) -> Iterator[str]:
    """Where the skeletons of two twins part, from the first difference of each run of them."""
    theirs, ours = zh.bones, en.bones
    match = SequenceMatcher(None, [b for b, _ in theirs], [b for b, _ in ours], autojunk=False)
    for tag, i1, i2, j1, j2 in match.get_opcodes():
        if tag == "equal":
            continue
        for bone, line in theirs[i1:i2]:
            yield f"docs/zh/{name}:{line}: only the Chinese page has here: {_short(bone)}; give docs/en/{name} the same"
        for bone, line in ours[j1:j2]:
            yield f"docs/en/{name}:{line}: only the English page has here: {_short(bone)}; give docs/zh/{name} the same"


def _short(text: str) -> str:
    return text.splitlines()[0] if text else text


def _hint(wrong: str, there: Iterable[str], sign: str = "") -> str:
    """The name that was probably meant, as the end of a sentence; "" where none is like it."""
    near = get_close_matches(wrong, there, 1)
    return f"; did you mean {sign}{near[0]}?" if near else ""


def fences(root: Path) -> list[str]:
    """Every fence is claimed by a parser, and every comment that looks like a directive is one."""
    found = []
    for page in pages.every(root):
        where = page.path.relative_to(root)
        for block in page.blocks:
            if block.kind == "unclaimed":
                found.append(f"{where}:{block.line}: no parser claims this fence: ```{_short(block.text)}")
        for match in COMMENT.finditer(page.prose):
            found.append(
                f"{where}:{page.line(match.start())}: not a directive: {match[0]};"
                " write <!-- check: name, name --> or <!-- diagram: name -->"
            )
    return found


def shown(root: Path) -> list[str]:
    """Every example and transcript is shown, every shown one is there, each beside the other."""
    found, seen = [], set()
    for page in pages.every(root):
        where, programs = page.path.relative_to(root), set()
        for block in page.blocks:
            if block.kind not in ("program", "transcript", "runs"):
                continue
            seen.add(block.text)
            at = f"{where}:{block.line}"
            if not (root / "examples" / block.text).is_file():
                there = [
                    p.relative_to(root / "examples").as_posix() for p in (root / "examples").rglob("*.*")
                ]
                found.append(f"{at}: there is no examples/{block.text}{_hint(block.text, there)}")
            if block.kind == "program":
                programs.add(block.text.removesuffix(".py"))
            elif example_of(root, block.text).name not in programs:
                found.append(f"{at}: shows the {block.kind} {block.text}, but not its program above it")
    for file in sorted((root / "examples").rglob("*")):
        name = file.relative_to(root / "examples").as_posix()
        if file.is_dir() or "__pycache__" in name or file == proof.PROOF:
            continue
        if file.suffix in (".out", ".runs") and not example_of(root, name).program.is_file():
            found.append(
                f"examples/{name}:1: its program {example_of(root, name).name}.py is gone; remove it"
            )
        elif name not in seen:
            found.append(f"examples/{name}:1: no page shows it; show it on both, or remove it")
    return found


def well_formed(root: Path) -> list[str]:
    """Every example keeps the rules of the house, and every transcript can be read as one."""
    found, lengths = [], []
    for example in examples.every(root):
        name = example.program.relative_to(root)
        lines = example.source.splitlines()
        lengths.append(sum(1 for line in lines if line.strip()))
        if len(lines) > LINES:
            found.append(
                f"{name}:{LINES + 1}: {len(lines)} lines; an example has at most {LINES}: one idea each"
            )
        for number, line in enumerate(lines, 1):
            if len(MARKER.sub("", line).rstrip()) > WIDTH:
                found.append(
                    f"{name}:{number}: {len(line)} columns; at most {WIDTH}, or a phone scrolls sideways"
                )
            if not line.isascii():
                found.append(f"{name}:{number}: not ASCII: {line.strip()}; one file serves both languages")
        for need in example.needs:
            if not re.fullmatch(r"Linux|Darwin|Windows|terminal|Python 3\.\d+(\.\d+)?", need):
                found.append(f"{name}:1: '# needs: {need}' is not known; write Linux, Python 3.14, …")
        found += _transcripts(root, example)
    if lengths and (median := sorted(lengths)[len(lengths) // 2]) > MEDIAN:
        found.append(f"examples:1: the median example has {median} lines of code; at most {MEDIAN}")
    return found


def _transcripts(root: Path, example: examples.Example) -> Iterator[str]:
    try:
        transcripts = example.transcripts
    except ValueError as error:
        yield f"{example.program.relative_to(root)}:1: {error}"
        return
    if not transcripts:
        yield (
            f"{example.program.relative_to(root)}:1: has no transcript; run nox -s record -- {example.name}"
        )
    for file in transcripts.values():
        try:
            sessions = parse(file.read_text("utf-8"))
        except ValueError as error:
            yield f"{file.relative_to(root)}:1: {error}"
            continue
        for session in sessions:
            if f"python {example.program.name}" not in session.command:
                yield f"{file.relative_to(root)}:1: '$ {session.command}' does not run {example.program.name}"


def claims(root: Path) -> list[str]:
    """Every check that a page names exists, and every check there is is named by a page."""
    known, used, found = checks.every(), set(), []
    for page in pages.every(root):
        for block in page.blocks:
            if block.kind != "check":
                continue
            where = f"{page.path.relative_to(root)}:{block.line}"
            used |= set(block.names)
            if not block.of:
                found.append(f"{where}: this check has no transcript above it to speak of")
            for name in block.names:
                if name not in known:
                    near = get_close_matches(name, known, 1) or sorted(known)
                    found.append(f"{where}: there is no check {name!r}; there is {', '.join(near)}")
    for name in sorted(known.keys() - used):
        line = known[name].__code__.co_firstlineno
        found.append(f"harness/checks.py:{line}: no page uses the check {name!r}; claim it, or remove it")
    return found


def diagrams(root: Path) -> list[str]:
    """Every diagram that a page names exists, every one there is is shown, and speaks both languages."""
    known, found = drawings.every(root), []
    for page in pages.every(root):
        for block in page.blocks:
            if block.kind == "diagram" and block.text not in known:
                found.append(
                    f"{page.path.relative_to(root)}:{block.line}: there is no diagram {block.text!r};"
                    f" there is {', '.join(known) or 'none'}"
                )
    for file in known.values():
        found += [f"{file.relative_to(root)}:1: {problem}" for problem in drawings.wrong(file)]
    return found + unshown(root)


def unshown(root: Path) -> list[str]:
    """Every diagram there is is shown on a page."""
    used = {block.text for page in pages.every(root) for block in page.blocks if block.kind == "diagram"}
    return [
        f"{file.relative_to(root)}:1: no page shows it; write <!-- diagram: {name} -->, or remove it"
        for name, file in drawings.every(root).items()
        if name not in used
    ]


def markers(root: Path) -> list[str]:
    """Every annotation marker in a program has its item in the list under the fence, and no item is left over."""
    found = []
    for page in pages.every(root):
        for i, block in enumerate(page.blocks):
            file = root / "examples" / block.text
            if block.kind != "program" or not file.is_file():
                continue
            marks = [int(n) for n in MARKER.findall(file.read_text("utf-8"))]
            where = f"{page.path.relative_to(root)}:{block.line}"
            if marks != list(range(1, len(marks) + 1)):
                found.append(
                    f"examples/{block.text}:1: markers are {marks}; number them 1, 2, 3 … as they stand"
                )
            ends = page.blocks[i + 1].start if i + 1 < len(page.blocks) else len(page.source)
            margin = page.source[: block.start].rpartition("\n")[2]  # of a fence inside a note
            below = re.sub(rf"^{margin}", "", page.source[block.end : ends], flags=re.MULTILINE)
            listed = (
                re.match(r"\s*((?:\d+\. .*\n?(?:    .*\n|\n(?=    |\d+\. ))*)+)", below) if marks else None
            )
            items = len(re.findall(r"^\d+\. ", listed[1], re.MULTILINE)) if listed else 0
            if items != len(marks):
                found.append(
                    f"{where}: {block.text} has {len(marks)} markers and the list under it {items} items;"
                    " each '# (1)!' needs its item, right under the fence"
                )
    return found


def links(root: Path) -> list[str]:
    """Every link inside the site arrives, at the anchor too; every heading has an anchor in ASCII."""
    found = []
    anchors = {page.path.resolve(): page.anchors for page in pages.every(root)}
    for page in pages.every(root):
        where = page.path.relative_to(root)
        for match in HEADING.finditer(page.prose):
            if not match["anchor"]:
                found.append(
                    f"{where}:{page.line(match.start())}: give this heading an anchor, {{ #like-this }}"
                )
        for match in LINK.finditer(page.prose):
            target = match["target"] or match["href"]
            at = f"{where}:{page.line(match.start())}"
            if re.match(r"[a-z]+:", target):
                continue
            path, _, anchor = target.partition("#")
            file = (page.path.parent / path).resolve() if path else page.path.resolve()
            if path.startswith(("../assets/", "assets/")):
                file = root / "docs" / path.removeprefix("../")
            if not file.is_file():
                found.append(f"{at}: links to {target}, and there is no such file")
            elif anchor and file.suffix == ".md" and anchor not in anchors.get(file, ()):
                hint = _hint(anchor, anchors.get(file, ()), "#")
                found.append(f"{at}: links to {target}, and that page has no such anchor{hint}")
    return found


def asked(root: Path) -> list[str]:
    """Readers' phrases are well-formed, and each belongs to a section that there is."""
    found = []
    for language in LANGUAGES:
        folder = root / "docs" / language
        sections = {
            f"{page.path.relative_to(folder).with_suffix('').as_posix()}#{anchor}"
            for page in pages.every(root)
            if page.path.is_relative_to(folder)
            for anchor in page.anchors
        }
        entries, faults = phrases.read(root, language)
        found += [str(fault) for fault in faults]
        found += [
            f"docs/{language}/asked.toml:{entry.line}: there is no section {entry.section}"
            f"{_hint(entry.section, sections)}"
            for entry in entries
            if entry.section not in sections
        ]
    return found


def enough(root: Path) -> list[str]:
    """There are as many examples as the site promises."""
    there = len(examples.every(root))
    return [] if there >= ENOUGH else [f"examples:1: {there} examples; the site promises at least {ENOUGH}"]


def proved(root: Path) -> list[str]:
    """Every example stands as it did when matrix proved it."""
    return proof.stale(root) if (root / "examples/proof.json").exists() else []


EVERY: list[Callable[[Path], list[str]]] = [
    twins,
    fences,
    shown,
    well_formed,
    claims,
    diagrams,
    markers,
    links,
    asked,
    enough,
    proved,
]

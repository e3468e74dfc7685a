"""What must agree across all pages and examples: twins, what is shown, links, diagrams, the proof.

Each account yields faults, each with its subjects: the pages (without their language) and the examples that
it is about. A fault whose subject an earlier account found wrong is left out, for it mostly follows from that
one; of faults that both twins share, only the first is given. So one mistake is one message.
"""

import ast
import posixpath
import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from book import (
    api,
    audit,
    catalogue,
    costs,
    counts,
    differences,
    exercises,
    mentions,
    moved,
    notes,
    outline,
    phrases,
    proof,
    recorded,
    references,
    reread,
    twins,
    versions,
)
from book import diagrams as drawings
from book.index import Found, Site, subject
from book.pages import ADMONITION, CODE, FRONT, HEADING, LANGUAGES, SNIPPET, Block, Page, example_of, spaces
from harness import checks, examples
from harness.examples import Example, ignored
from harness.fault import Fault, FaultError

COMMENT = re.compile(r"^.*?(?P<comment><!--.*)$", re.MULTILINE)
CHECK = re.compile(r" *<!-- check: [\w, ]+ -->[ \t]*")
HIDE = re.compile(r"hide: \[[a-z, ]+\]")
FILES = ("program", "attempt", "transcript", "runs")  # blocks that show a file below examples/
PAGE_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*\.md")
ALL_HEADINGS = re.compile(r"^(?P<level>#{1,6})(?P<blank> ?)(?=[^\s#])", re.MULTILINE)
UNFIT = {
    r"^(?: {4})* {1,3}(?=\S)": "Markdown counts indents by four blanks; write 0, 4 or 8 of them",
    r"<style\b|<\w[^>\n]*\s(?:style|on\w+)=": (
        "the policy on every page lets no style=, <style> or onclick= pass; give it a class, and a rule in"
        " docs/assets/site.css"
    ),
    r"\b(?:TODO|FIXME|TBD)\b": "something is still to be done here; do it, or leave it out",
}
NOTES = ("note", "example", "success", "failure", "warning")  # the kinds of notes that pages have
ANCHOR = re.compile(r"[a-z0-9][a-z0-9-]*")
DOCTEST = re.compile(r"# *doctest:.*")
DIV = re.compile(r"</?div\b")
# Markdown takes *- coding -* and __main__ for emphasis, and the reader misses the signs.
EATEN = re.compile(r"(?<![\\*\w])\*(?=[^\w\s*`])[^*\n]+\*|(?<!\\)__(?=\w)")
PRE = re.compile(r"<(?:pre|samp|kbd)\b")
COMMANDS = {"cd", "git", "ls", "mkdir", "py", "python", "python3", "robocopy", "uv", "uvx"}  # to be typed
TYPED = "output is recorded, never typed: show a transcript, or a session in ```pycon"
DIRECTIVES = (
    "write <!-- check: name, name -->, <!-- diagram: name --> or another of book/pages.py, on its own line"
)
TOP = "only hide: [...] may stand there: the title is the heading, the description what follows it"
FENCES = "known are python, transcript and runs with one snippet, pycon and console"


def check(site: Site) -> list[Fault]:
    """What is wrong with the site, each mistake once; single examples are left to book.audit."""
    there = [example for example in examples.find(site.root) if site.shows(example)]
    wrong = {example.name for example in there if audit.written(example, site)}
    for example in there:
        if not _readable(example):  # nobody knows whether it has what the pages that show it name
            wrong |= {subject(page) for page, _ in site.places(f"{example.name}.py")}
    result: list[Fault] = []
    # Where a page cannot be read, nobody knows what would agree with it.
    for account in ACCOUNTS if not site.unreadable else (readable, blocks):
        found = [(fault, subjects) for fault, subjects in found_by(account, site) if not subjects & wrong]
        wrong |= {subject for _, subjects in found for subject in subjects}
        once: dict[tuple[str, str], Fault] = {}
        for fault, _ in found:
            once.setdefault((re.sub(r"^docs/\w+/", "", fault.file), fault.text), fault)
        result += once.values()
    return result


def _readable(example: Example) -> bool:
    try:
        return bool(example.source)
    except FaultError:  # its own test says so
        return False


def found_by(account: Callable[[Site], Found], site: Site) -> Found:
    """What an account finds; where a file that it needs cannot be read, that is the last of it."""
    try:
        yield from account(site)
    except FaultError as error:
        yield error.fault, {error.fault.file}


def across_pages(site: Site) -> list[Fault]:
    """What no page's own HTML can tell the builder of: pages without a twin, diagrams that none shows."""
    return [fault for account in (twins.skeleton, unshown) for fault, _ in account(site)]


def readable(site: Site) -> Found:
    """Every page can be read, stands in the folder of its language, and has a name for an address."""
    for fault in site.unreadable:
        yield fault, {subject(fault.file)}
    there = {*map(site.name, site.pages), *(fault.file for fault in site.unreadable)}
    folders = [site.root / "docs" / language for language in LANGUAGES]
    for file in sorted((site.root / "docs").rglob("*")):
        name = file.relative_to(site.root).as_posix()
        if ignored(Path(name)) or not file.is_file():
            continue
        if name.lower().endswith(".md"):
            if name not in there:
                text = "is no page; a page is docs/zh/name.md or docs/en/name.md, for both languages"
            elif not PAGE_NAME.fullmatch(subject(name)):
                text = "its name is its address: small letters, digits, - and . only; rename it"
            else:
                continue
            yield Fault(name, 1, text), {name.rpartition("/")[2]}
        elif file.parent in folders and file.name != phrases.FILE:
            text = (
                "is no page, and the site would have it; remove it, or put what pages show into docs/assets"
            )
            yield Fault(name, 1, text), {name}


def blocks(site: Site) -> Found:
    """Every block of a page is one, by itself: a known fence or directive that names what is there."""
    known = drawings.find(site.root)
    for page in site.pages:
        name = site.name(page)
        for block in page.blocks:
            about = {subject(name)}
            if block.kind in ("unclaimed", *FILES):
                given = SNIPPET.findall(block.text) if block.kind == "unclaimed" else block.names
                files = [file for named in given for file in (named, *_near(site, named))]
                about = about.union(*(_examples(site, file) for file in files))
            for text in block_faults(site, page, block, known):
                yield Fault(name, block.line, text), about
        for line, text in _form(page):
            yield Fault(name, line, text), {subject(name)}


def _form(page: Page) -> Iterator[tuple[int, str]]:
    """What is wrong with a page outside of its blocks, by itself, each with its line."""
    for match in COMMENT.finditer(page.prose):
        if not CHECK.fullmatch(match[0]):
            text = f"not a directive: {match['comment'].strip()}; {DIRECTIVES}"
            yield page.line(match.start()), text
    for pattern, text in UNFIT.items():
        if found := re.search(pattern, page.prose, re.MULTILINE):
            yield page.line(found.start()), text
    front = FRONT.match(page.source)
    for number, told in enumerate(front[0].splitlines()[1:-1] if front else (), 2):
        if not HIDE.fullmatch(told):
            yield number, f"has {told} above its title; {TOP}"
    for match in PRE.finditer(page.prose):
        yield page.line(match.start()), f"has a {match[0]}>; {TYPED}"
    for match in EATEN.finditer(CODE.sub(spaces, page.prose)):
        text = f"Markdown takes {match[0]} for emphasis, and readers miss the signs; put it in backticks"
        yield page.line(match.start()), text
    for part in (_unpaired, _unclosed, _notes, _outline, _anchors):
        yield from part(page)


def _anchors(page: Page) -> Iterator[tuple[int, str]]:
    """Headings without an anchor, or with one that is no address, or is another's."""
    seen = dict[str, int]()
    for match in HEADING.finditer(page.prose):
        anchor, line = match["anchor"], page.line(match.start())
        if not anchor:
            yield line, "give this heading an anchor, { #like-this }, with these two spaces"
        elif not ANCHOR.fullmatch(anchor):
            yield line, f"the anchor #{anchor} is an address: small letters, digits and - only; rename it"
        elif seen.setdefault(anchor, line) != line:
            text = f"the anchor #{anchor} is of line {seen[anchor]} already; give this heading another one"
            yield line, text


def _unclosed(page: Page) -> Iterator[tuple[int, str]]:
    """Lines in which a backtick or ** has no partner: a paragraph is one line."""
    for number, line in enumerate(page.words.splitlines(), 1):
        signs = (("`", line), ("**", CODE.sub("", line)))
        if sign := next((sign for sign, text in signs if text.count(sign) % 2), ""):
            told = f"nothing closes a {sign} of this line; write its partner, or \\{sign[0]} for the sign"
            yield number, told


def _notes(page: Page) -> Iterator[tuple[int, str]]:
    """Notes and tabs with nothing in them, which is indented by four more blanks, and notes of no kind."""
    lines = page.source.splitlines()
    for match in ADMONITION.finditer(page.prose):
        number = page.line(match.start())
        below = next(filter(str.strip, lines[number:]), "")
        if not below.startswith(match["indent"] + " "):  # how many blanks, UNFIT knows
            yield number, "nothing is in this note or tab; indent what belongs into it by four more blanks"
        elif match["sign"] != "===" and match["word"] not in NOTES:
            yield number, f"there is no kind of note {match['word']!r}; there is {', '.join(NOTES)}"


def _outline(page: Page) -> Iterator[tuple[int, str]]:
    """The first thing wrong with the levels of a page's headings: one title, and no level left out."""
    level = 0
    for match in ALL_HEADINGS.finditer(page.prose):
        line, deep = page.line(match.start()), len(match["level"])
        if not match["blank"]:
            yield line, f"write a blank after {match['level']}, or it is no heading for all"
        elif deep == 1 and level:
            yield line, "a page has one title; write ## for its sections"
        elif deep > level + 1:
            above = f"a heading of level {deep} stands below one of level {level}"
            yield line, f"{above}; write {'#' * (level + 1)}"
        else:
            level = deep
            continue
        return
    if not level:
        yield 1, "has no title; begin it with one, # Title { #anchor }"


def _unpaired(page: Page) -> Iterator[tuple[int, str]]:
    """The <div> and </div> of a page that have no partner, each with its line."""
    opened = list[int]()
    for match in DIV.finditer(page.prose):
        if match[0] == "<div":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            yield (
                page.line(match.start()),
                "this </div> closes nothing; take it out, or write its <div> above",
            )
    for start in opened:
        yield page.line(start), "nothing closes this <div>; write its </div>"


def block_faults(site: Site, page: Page, block: Block, known: dict[str, Path]) -> Iterator[str]:
    """What is wrong with a block by itself, by its kind; ``known`` are the diagrams there are."""
    if block.kind == "unclaimed":
        yield f"no parser claims this fence: ```{block.text.partition(chr(10))[0]}; {FENCES}"
    elif block.kind in FILES:
        for file in block.names:
            if (plain := posixpath.normpath(file)) != file or plain.startswith(("../", "/")):
                yield f"names the file {file}; write its path below examples/, as in queues/fifo.py"
            elif not (site.root / "examples" / file).is_file():
                yield f"there is no examples/{file}{references.meant(_near(site, file))}"
    elif block.kind == "check":
        if not block.of and not any(other.kind == "unclaimed" for other in page.blocks):
            yield "this check has no transcript above it to speak of"
        for name in set(block.names) - checks.CHECKS.keys():
            near = get_close_matches(name, checks.CHECKS, 1) or sorted(checks.CHECKS)
            yield f"there is no check {name!r}; there is {', '.join(near)} (harness/checks.py)"
        above = page.blocks[: page.blocks.index(block)]
        named = [name for one in above if one.kind == "check" and one.of == block.of for name in one.names]
        if len({*named, *block.names}) < len(named) + len(block.names):
            yield "names a check twice; once is enough"
        if "one_process" in block.names and _prints_in_main_only(example_of(site.root, block.of)):
            yield "one_process says nothing here: no function of the program prints; remove the claim"
    elif block.kind == "repl" and (option := DOCTEST.search(block.text)):
        yield f"readers would type {option[0]}; write a session that is right without it"
    elif block.kind == "console":
        for line in block.text.splitlines():
            words = line.removeprefix("$ ").split()
            if words and words[0] not in COMMANDS:
                yield f"a console fence has commands only, and {words[0]!r} is none that we know; {TYPED}"
                return
    elif block.kind == "diagram" and block.text not in known:
        yield f"there is no diagram {block.text!r}; there is {', '.join(known) or 'none'}"
    elif block.kind == "plot" and block.text not in (measured := costs.of_part(site.root, block.text).parts):
        yield f"there is no plot {block.text!r}; there is {', '.join(measured) or 'none'}"


def _prints_in_main_only(example: Example) -> bool:
    """Whether no function of a program prints, so that it cannot but print in one process."""
    try:
        functions = [node for node in ast.walk(example.tree) if isinstance(node, ast.FunctionDef)]
    except FaultError:  # its own test says so
        return False
    calls = [node for f in functions for node in ast.walk(f) if isinstance(node, ast.Call)]
    return bool(functions) and not any(getattr(call.func, "id", "") == "say" for call in calls)


def _near(site: Site, file: str) -> list[str]:
    """The file below examples/ that one was probably meant to be; [] if it is there, or none is like it."""
    folder = site.root / "examples"
    if (folder / file).is_file():
        return []
    there = [path.relative_to(folder).as_posix() for path in folder.rglob(f"*{Path(file).suffix}")]
    return get_close_matches(file, there, 1)


def placed(site: Site) -> Found:
    """Every transcript stands below its program, and all pages compare it in the same order.

    Runs stand below the transcript that they are of, whose place the first of them takes.
    """
    for page in site.pages:
        name, programs, last = site.name(page), set[str](), ""
        for block in page.blocks:
            example = example_of(site.root, block.names[0]).name
            about, order = {subject(name), example}, site.orders.get(block.text)
            if block.kind == "program":
                programs.add(example)
            elif block.kind in ("transcript", "runs") and example not in programs:
                text = f"shows the {block.kind} {block.text}, but not its program above it"
                yield Fault(name, block.line, text), about
            elif block.kind == "transcript" and block.order != order:
                text = f"another page compares {block.text} in the order {order!r}; use the same class here"
                yield Fault(name, block.line, text), about
            elif block.kind == "runs" and (replaced := _replaced(site, block)) not in ("", last):
                text = f"these are runs of {replaced}, which must be the last transcript above them"
                yield Fault(name, block.line, text), about
            last = block.text if block.kind == "transcript" else last


def _replaced(site: Site, block: Block) -> str:
    """The transcript that the first runs of a fence are of; "" for none, of which recorded.check() tells."""
    try:
        return recorded.transcript_of(site.root, block.names[0])
    except FaultError:
        return ""


def shown(site: Site) -> Found:
    """Every file below examples/ is shown on a page."""
    seen = {
        file for page in site.pages for block in page.blocks if block.kind in FILES for file in block.names
    }
    folder = site.root / "examples"
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        path = f"examples/{name}"
        if file.is_symlink():
            text = "is a link, and Windows makes none of it; put the file there itself"
            if file.is_dir():
                text = "is a link to a folder, and nobody looks into it; put the programs there themselves"
            yield Fault(path, 1, text), {name}
        if name in seen or path == proof.FILE or ignored(Path(name)) or not file.is_file():
            continue
        if file.suffix == ".toml" and path.startswith(f"{exercises.FOLDER}/"):
            continue
        example, about = example_of(site.root, name), {*_examples(site, name), *_mentioned(site, name)}
        if not name.endswith((".out", ".runs")) or f"{example.name}.py" in seen:
            yield Fault(path, 1, "no page shows it; show it in docs/zh and docs/en, or remove it"), about
        elif not example.program.exists():
            yield Fault(path, 1, f"its program {example.name}.py is gone; remove it"), about


def _examples(site: Site, file: str) -> set[str]:
    """The examples that a file below examples/ may belong to, by the beginning of its name."""
    stems = [file[: match.start()] for match in re.finditer(r"\.", file)]
    return {example_of(site.root, file).name, *stems}


def _mentioned(site: Site, file: str) -> set[str]:
    """The pages that name a file somewhere, in a fence that is none, say."""
    return {subject(site.name(page)) for page in site.pages if file in page.source}


def unshown(site: Site) -> Found:
    """Every diagram there is is shown on a page."""
    used = {block.text for page in site.pages for block in page.blocks if block.kind == "diagram"}
    for name, file in drawings.find(site.root).items():
        if name not in used:
            where = file.relative_to(site.root).as_posix()
            text = f"no page shows it; write <!-- diagram: {name} -->, or remove it"
            yield Fault(where, 1, text), {where, *_mentioned(site, f" {name} -->")}


def diagrams(site: Site) -> Found:
    """Every diagram can be read, and speaks both languages."""
    for file in drawings.find(site.root).values():
        where = file.relative_to(site.root).as_posix()
        for problem in islice(drawings.wrong(file), 1):
            yield Fault(where, 1, problem), {where}


def proved(site: Site) -> Found:
    """The proof can be read, and what was measured."""
    for load in (proof.load, costs.figures):
        try:
            load(site.root)
        except FaultError as error:
            yield error.fault, {error.fault.file}


def words_read(site: Site) -> Found:
    """What a section shows is what it showed when its words were last read; else they are to be read again.

    Of examples that have yet to be recorded nothing is said: what they print is not known.
    """
    entries, broken = reread.load(site.root)
    if broken:
        more = f" ({len(broken) - 1} more lines are wrong)" if broken[1:] else ""
        yield Fault(reread.FILE, broken[0].line, broken[0].text + more), {reread.FILE}
        return
    there = reread.sections(site)
    for name, fault in reread.gone(there, entries):
        yield fault, {reread.FILE, f"{name.partition('#')[0]}.md"}
    if old := reread.outdated(there, entries):
        text = (
            f"fingerprints are reckoned otherwise by now, {len(old)} of them; {reread.MEND} writes them anew"
        )
        yield Fault(reread.FILE, entries[next(iter(old))].line, text), {reread.FILE}
    for section, held in reread.unread(there, entries):
        if not any(audit.unrun(example, site) for example in section.examples):
            about = {f"{section.name.partition('#')[0]}.md", *(example.name for example in section.examples)}
            about |= {section.path(name) for name in section.prints if name.endswith(".svg")}
            yield reread.fault(section, held), about


ACCOUNTS: list[Callable[[Site], Found]] = [
    readable, blocks, references.links, twins.skeleton, placed, notes.account, shown, unshown, diagrams,
    references.navigation, references.home, references.asked, moved.account, catalogue.account, api.account,
    outline.account, proved, differences.account, twins.tongues, twins.facts, references.titles,
    references.figures, mentions.account, versions.account, counts.account, exercises.account, words_read,
]  # fmt: skip

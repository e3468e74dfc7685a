"""Shows words beside what they speak of, and notes that they were read: ``nox -s reread -- queues#fifo``.

Without a name it lists what is to be read again. A name is a section's, queues#fifo; a page, queues, or a
program, queues/fifo, stands for the sections of it that are to be read. What changed in the program and in
its output is shown with the texts of both languages; in these, »3« marks each number, and each name in
backticks, that was in the program or its output and no longer is, or less often. The command that ends it
renews the line of the section in docs/read.txt. It has a code of what was shown: nothing is renewed that
nobody has seen, or that has changed since. Nor is it while something is marked: what is marked and right
is named by --keep.
"""

import argparse
import io
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import zip_longest
from unicodedata import east_asian_width

from book import audit, index, reread
from book.fingerprints import Prints, labels
from book.index import Site
from book.outlived import marked
from book.pages import LANGUAGES
from book.reread import Change, Entry, Place, Section
from harness.examples import name_of
from harness.files import write
from harness.paths import ROOT
from tools import commands

SIDE_BY_SIDE = 110  # columns from which the two languages stand beside each other
UNIT = re.compile(r"[^\s\u2e80-\uffff]+|.")  # what a line is not broken in


def paragraphs(place: Place, gone: set[str]) -> list[str]:
    """The words of a section, marked; of programs and transcripts, their names."""
    text = "".join(f"[{said}]" if shown else marked(said, gone) for _, said, shown in place.pieces)
    return [paragraph for paragraph in re.split(r"\n\s*\n", text.strip("\n")) if paragraph.strip()]


def width(text: str) -> int:
    """The columns that a text takes on a terminal."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def wrapped(text: str, columns: int) -> Iterator[str]:
    """A line, broken into lines of at most so many columns."""
    line = ""
    for unit in UNIT.findall(text):
        for part in [unit] if width(unit) <= columns else unit:
            if width(line + part) > columns:
                yield line
                line = "" if part.isspace() else part
            else:
                line += part
    yield line


def beside(left: list[str], right: list[str], columns: int) -> Iterator[str]:
    """Two texts beside each other, paragraph by paragraph, and line by line in these."""
    half = (columns - 3) // 2
    for texts in zip_longest(left, right, fillvalue=""):
        for one, other in zip_longest(*(text.splitlines() for text in texts), fillvalue=""):
            rows = zip_longest(wrapped(one, half), wrapped(other, half), fillvalue="")
            yield from (f"{a}{' ' * (half - width(a))} | {b}" for a, b in rows)
        yield f"{' ' * half} |"


def coloured(line: str, diff: bool = False) -> str:
    """A line with its marks, and what a change took away or brought, in colour where a terminal shows it."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return line
    if diff:
        colour = {"-": 31, "+": 32}.get(line[:1])
        return f"\x1b[{colour}m{line}\x1b[0m" if colour else line
    return re.sub("»[^«]*«", "\x1b[1;33m\\g<0>\x1b[0m", line)


def display(section: Section, held: Prints, columns: int) -> Iterator[str]:
    """A section, a line each: what it shows with its changes, then its words in both languages."""
    texts, changed = section.texts(), {c.name: c for c in reread.changes(section, held)}
    yield f"### {section.name}"
    for name, text in texts.items():
        if shown := _shown(name, text, changed.get(name), held):
            yield from ("", *shown)
    for change in changed.values():
        if change.new is None:
            yield from ("", change.file, *(coloured(f"-{line}", diff=True) for line in change.old or ()))
    gone = reread.lost(section, changed.values())
    words = [(section.where(lang), paragraphs(place, gone)) for lang, place in section.places.items()]
    yield ""
    if columns >= SIDE_BY_SIDE and len(words) == 2:
        (here, left), (there, right) = words
        yield from map(coloured, beside([here, *left], [there, *right], columns))
    else:
        for where, told in words:
            yield from (where, "", *map(coloured, "\n\n".join(told).splitlines()), "")


def _shown(name: str, text: str, change: Change | None, held: Prints) -> list[str]:
    """A program or a transcript, with its change; one that is as it was by its name, if it is no program.

    Of words that stand below, what they fix otherwise.
    """
    if name in LANGUAGES:
        diff = change.diff() if change and held else []
        return [change.file, *(coloured(line, diff=True) for line in diff)] if change and diff else []
    if name == reread.SESSIONS:  # they stand among the words
        return [f"{change.file} have changed"] if change and held else []
    file = change.file if change else f"examples/{name}"
    if name.endswith(".svg"):
        file, text = file.replace("examples/", f"{reread.DIAGRAMS}/"), labels(text)
    if change and (diff := change.diff(99)):
        return [file, *(coloured(line, diff=True) for line in diff)]
    if change and name in held and change.before is None:
        return [f"{file} has changed, and git does not have what it was", *text.splitlines()]
    if change or name.endswith(".py"):
        return [file, *text.splitlines()]
    return [f"{file} is as it was"]


def find(there: dict[str, Section], unread: Iterable[str], word: str) -> list[Section]:
    """The sections that a word means. Raises ValueError where it means none."""
    page, _, anchor = re.sub(r"^docs/\w+/|\.md(?=#|$)", "", word).partition("#")
    if not anchor:
        mine = [s for n, s in there.items() if n.startswith(f"{page}#") or name_of(word) in _names(s)]
        if mine:
            return [section for section in mine if section.name in unread] or mine
    for section in there.values():
        anchors = set().union(*(place.anchors for place in section.places.values()))
        if section.name.startswith(f"{page}#") and anchor in anchors:
            return [section]
    near = get_close_matches(word, there) or ["none like it"]
    raise ValueError(f"there is no section {word!r}; there is {', '.join(near)}")


def _names(section: Section) -> list[str]:
    return [example.name for example in section.examples]


def save(there: dict[str, Section], entries: dict[str, Entry], renewed: dict[str, Prints]) -> None:
    """Write the file, with these lines renewed."""
    kept = {name: entry.prints for name, entry in reread.mended(there, entries).items()}
    write(ROOT, {reread.FILE: reread.text_of(there, kept | renewed)})


def renew(
    site: Site, there: dict[str, Section], entries: dict[str, Entry], words: list[str], right: set[str]
) -> int:
    """Renew the lines of sections that were shown, each given with its code; 1 if one was refused.

    Of words that have outlived what they spoke of, those in ``right`` are true all the same.
    """
    renewed, refused, kept = {}, False, reread.mended(there, entries)
    for word in words:
        name, _, code = word.partition("@")
        why = "there is no such section"
        if name in there:
            why = refusal(there[name], site, code, kept[name].prints if name in kept else {}, right)
        if not why:
            renewed[name] = there[name].prints
        print(f"{name}: {why or 'read'}", file=sys.stderr if why else sys.stdout)
        refused |= bool(why)
    if renewed:
        save(there, entries, renewed)
    return int(refused)


def refusal(section: Section, site: Site, code: str, held: Prints, right: set[str]) -> str:
    """Why a section is not renewed by this code; "" where it is. ``held`` is what its line says."""
    if wrong := unready(section, site):
        return wrong[0]
    if code != reread.code(section.name, section.prints, held):
        why = "shows something else by now" if code else "is renewed by the command that ends its text"
        return f"{why}; read it: nox -s reread -- {section.name}"
    left = [each for each in reread.outlive(section, reread.changes(section, held)) if each.word not in right]
    if not left:
        return ""
    said = ", ".join(f"{each.said} in {each.where}" for each in left)
    keep = " ".join(f"--keep {word}" for word in dict.fromkeys(each.word for each in left))
    why = f"its words still have {said}, and what is shown has that no more, or less often"
    return f"{why}; mend what is no longer true, and for what is, add {keep}"


def unready(section: Section, site: Site) -> list[str]:
    """What keeps a section from being read: no twin, or examples that are not as they were recorded."""
    if missing := set(LANGUAGES) - section.places.keys():
        place = section.where(next(iter(section.places)))
        return [f"{place}: there is no {section.name} in docs/{missing.pop()}; write it first"]
    return [str(fault) for example in section.examples for fault in audit.unrun(example, site)]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("reread", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "names", nargs="*", help="sections: queues#fifo, a page, or a program; a list without"
    )
    parser.add_argument(
        "--done", action="store_true", help="renew the lines of these sections: they were read"
    )
    parser.add_argument(
        "--mend", action="store_true", help=f"write {reread.FILE} anew, without the lines that are wrong"
    )
    parser.add_argument(
        "--keep", action="append", default=[], metavar="WORD", help="with --done: this word is right"
    )
    parser.add_argument(
        "--fresh", action="store_true", help="note sentences in other words, too, before a release"
    )
    options = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # a pipe on Windows may know no Chinese
    site = index.load(ROOT)
    if site.unreadable:
        sys.exit("\n".join(map(str, site.unreadable)))
    there, (entries, broken) = reread.sections(site), reread.load(ROOT)
    if options.mend or options.fresh:
        save(there, entries, reread.outdated(there, entries, options.fresh))
        print(f"{reread.FILE}: written anew, with what could be read of it")
    elif broken:
        sys.exit("\n".join(map(str, broken)))
    unread = {section.name: held for section, held in reread.unread(there, entries)}
    if options.done:
        if not options.names:
            parser.error("--done: which sections were read?")
        return renew(site, there, entries, options.names, set(options.keep))
    try:
        chosen = [section for word in options.names for section in find(there, unread, word)]
    except ValueError as error:
        parser.error(str(error))
    return show(site, chosen, unread, there) if chosen else listed(site, unread, there)


def listed(site: Site, unread: dict[str, Prints], there: dict[str, Section]) -> int:
    """Print what is to be read, a message each; 0."""
    ready = 0
    for name, held in unread.items():
        if wrong := unready(there[name], site):
            print(f"{wrong[0]}\n    before {name} is read")
        else:
            print(reread.fault(there[name], held))
            ready += 1
    print(f"reread: {len(there)} sections, {len(unread)} to be read")
    if ready > 1:
        print(f"several at once: nox -s reread -- {' '.join(unread)}")
    return 0


def show(site: Site, chosen: list[Section], unread: dict[str, Prints], there: dict[str, Section]) -> int:
    """Print sections to be read, and the command that renews their lines; 1 if one cannot be read yet."""
    columns, seen, waits = shutil.get_terminal_size().columns, [], 0
    for name in dict.fromkeys(section.name for section in chosen):
        section = there[name]
        if wrong := unready(section, site):
            print(f"{wrong[0]}\n    before {name} is read", file=sys.stderr)
            waits = 1
            continue
        prints = section.prints
        print("\n".join(display(section, unread.get(name, prints), columns)), flush=True)
        if name in unread:
            seen.append(f"{name}@{reread.code(name, prints, unread[name])}")
    if seen:
        print(
            "Is each sentence true, in both languages? Mend those that are not; then, words changed or not:"
        )
        print(f"nox -s reread -- --done {' '.join(seen)}")
    return waits


if __name__ == "__main__":
    commands.run("reread", main)

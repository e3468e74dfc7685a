"""The catalogue of errors: docs/errors.toml, a table an entry; its sections on the pages errors-<family>.md.

    [no-guard]                           # its word: permanent, the anchor of its section
    family = "starting"                  # docs/<language>/errors-starting.md has the section { #no-guard }
    kind = "certain"                     # of one cause; "cause"; "consequence": something else is to blame
    texts = ["RuntimeError: An …"]       # exact; … for what varies
    frames = ["_check_not_importing_main"]  # functions of the standard library whose frames decide
    framed = true                        # its texts count only beside one of these frames
    at_call = true                       # it is raised by the call of a function, not within the function
    programs = ["create/no_guard"]       # whose transcripts print it
    works = ["create/guard_added"]       # that do not
    explained = "guard.md#no-guard"      # the section of a chapter
    confused = ["ran-out-of-input"]      # words of entries that it is often taken for
    causes = ["lambda"]                  # words of the few entries that a consequence comes from
    cut = ["spawn.prepare"]              # frames that make it likely where the end of a traceback is missing
    old = ["…"]                          # what Pythons print that are not run here
    source = "https://…"                 # where it was read, if it cannot be run here

learner.finder looks for the entries in what a reader pastes. In a section ``<!-- error: no-guard -->`` stands
for the facts of the entry, ``<!-- errors -->`` for the list of all texts.
"""

import ast
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from book import proof
from book.context import Context, suggest
from book.index import Found, Site
from book.locations import escaped, program_link, titles
from book.pages import LANGUAGES, Block, Page, example_of
from book.transcripts import seen_on
from book.twins import HAN
from harness.examples import Example
from harness.fault import Fault, FaultError
from harness.files import are_texts, read, read_toml, stamp
from harness.transcript import TRACEBACK
from learner.finder import ANY, CONSEQUENCE, GUESS, OUR_WORDS, RAISED, WHOLE, Finder, Known, Pattern, squeeze
from learner.hanging import STANDS

FILE = "docs/errors.toml"
HANGS = "docs/hangs.toml"
FAMILIES = (
    *("starting", "calls", "process", "child", "functions", "objects", "methods"),
    *("queues", "pipes", "locks", "memory", "managers"),
    *("pools", "executors", "ending", "limits", "systems", "others", "workers"),
)
KINDS = ("certain", "cause", CONSEQUENCE)
MARKS = frozenset("*_`<>&[]\\~")  # what means something in Markdown or in HTML
LISTS = ("texts", "frames", "cut", "programs", "works", "confused", "causes", "old")
TEXTS = ("family", "kind", "explained", "source")
# What the finder needs of a piece of a text: so many characters; more where the exception's class stays, lest
# its message be taken for a short one; so many from the last quote on: ' object
TELLING, RAISING, QUOTED = 22, 27, 9
BETWEEN, WITHIN = "|~"  # signs between two entries, and within a list
# In this order, which packs well.
COLUMNS = ("url", "kind", "cut", "frames", "word", "causes", "texts", "title")
SIGNS = {"certain": "!", "cause": "", CONSEQUENCE: "-"}  # a kind as finder.js reads it
FRAMED = "+"  # behind it, where the texts count only beside a frame
AT_CALL = "^"  # behind both, where a call raises it
PACKAGES = ("multiprocessing", "concurrent/futures")  # of the standard library
MODULES = ("copyreg", "pickle", "runpy", "threading")


@dataclass(frozen=True)
class Entry:
    """An error of the catalogue, as docs/errors.toml has it, and the line where it begins there."""

    word: str
    line: int
    family: str = ""
    kind: str = ""
    texts: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    framed: bool = False
    at_call: bool = False
    programs: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    explained: str = ""
    confused: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    source: str = ""

    @property
    def page(self) -> str:
        """The page of its family: errors-starting.md."""
        return f"errors-{self.family}.md"

    @property
    def link(self) -> str:
        """Where its section is, from a page of the same language."""
        return f"{self.page}#{self.word}"

    @property
    def known(self) -> Known:
        """The entry as the finder needs it."""
        texts = [_telling(text, bool(self.cut)) for text in dict.fromkeys(self.texts + self.old)]
        # If the finder looks for "[WinError 5]", it need not look for longer texts that contain it.
        short = [text for text in texts if not Pattern(text).is_name]
        needed = [text for text in texts if not any(one in text and one != text for one in short)]
        return Known(
            self.word,
            self.kind,
            tuple(dict.fromkeys(needed)),
            self.frames,
            self.framed,
            self.causes,
            self.cut,
            self.at_call,
        )

    def fault(self, text: str) -> Fault:
        """A fault of the entry."""
        return Fault(FILE, self.line, f"{self.word}: {text}")


def _telling(text: str, is_raised: bool) -> str:
    """What the finder needs of a text: the less it is, the lighter the page.

    The class of the exception goes where its message decides, unless ``is_raised``. Of a long piece the
    beginning stays, with what is in quotes, and with the first word that no other library prints.
    """
    if Pattern(text).is_name:
        return text
    raised = RAISED.fullmatch(text)
    name, message = (f"{raised[1]}: ", raised[2]) if raised else ("", text)
    is_short = len(Pattern(text).ways) > 1
    if not (is_short or is_raised) and bool(OUR_WORDS.search(text)) == bool(OUR_WORDS.search(message)):
        name, message = "", message.lstrip(ANY)
    pieces, is_ours = [], False
    for piece in message.split(ANY):
        ours = None if is_ours else OUR_WORDS.search(piece)
        is_ours = is_ours or ours is not None
        # In ".buf[…TypeError: …" the class tells little: what is kept is counted from behind it.
        classed = RAISED.fullmatch(piece.lstrip())
        after = classed.start(2) if classed else 0
        telling = after + (RAISING if is_raised else TELLING)
        pieces.append(piece[: max(telling, piece.rfind("'") + QUOTED, ours.end() if ours else 0)])
    told = name + ANY.join(pieces)
    bare = name + ANY.join(pieces).replace(" ", "")
    # No white space is compared; it stays in words alone, which would read like a name without it.
    return told if Pattern(bare).is_name else bare


def load(root: Path) -> dict[str, Entry]:
    """The entries by their words, in the order of the file; {} without one.

    Raises FaultError where the file cannot be read, or a part of an entry is unknown or of the wrong type.
    """
    written = stamp(root / FILE)
    return _entries(root, written) if written else {}


@lru_cache(maxsize=4)  # a page has many boxes, and each looks here
def _entries(root: Path, _written: tuple[int, ...]) -> dict[str, Entry]:
    lines = {line: number for number, line in enumerate(read(root, FILE).splitlines(), 1)}
    tables = read_toml(root, FILE)
    return {word: _entry(word, table, lines.get(f"[{word}]", 1)) for word, table in tables.items()}


def _entry(word: str, table: object, line: int) -> Entry:
    """An entry from its table. Raises FaultError where a part is unknown or of the wrong type."""
    if not isinstance(table, dict):
        raise FaultError(Fault(FILE, line, f"{word} is no table; begin an entry with [{word}]"))
    kinds = dict.fromkeys(LISTS, list) | dict.fromkeys(TEXTS, str) | {"framed": bool, "at_call": bool}
    for name, value in table.items():
        if name not in kinds:
            raise FaultError(Fault(FILE, line, f"{word} has {name!r}; {suggest(name, kinds)}"))
        if not isinstance(value, kinds[name]) or (
            isinstance(value, list) and not all(isinstance(one, str) and one for one in value)
        ):
            what = {list: "a list of texts", str: "a text", bool: "true"}[kinds[name]]
            raise FaultError(Fault(FILE, line, f"{word}: {name} is {what}"))
    parts: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in table.items()}
    return Entry(word, line, **parts)


def hangs(root: Path) -> dict[str, list[str]]:
    """The sections on hangs, such as queue-end#sentinel, by the call that waits; {} without docs/hangs.toml.

    Raises FaultError where the file cannot be read, or where a call is missing, unknown or without a list.
    """
    if not (root / HANGS).is_file():
        return {}
    found = read_toml(root, HANGS)
    for call, targets in found.items():
        if call not in STANDS:
            text = f"learner/hanging.py knows no call {call!r} that waits; {suggest(call, STANDS)}"
            raise FaultError(Fault(HANGS, 1, text))
        if not are_texts(targets):
            raise FaultError(Fault(HANGS, 1, f"{call} is a list of sections, such as queue-end#sentinel"))
    if missing := [call for call in STANDS if call not in found]:
        text = f"says nothing of {missing[0]}, in which a program may wait; name the sections on it"
        raise FaultError(Fault(HANGS, 1, text))
    return found


def finder(entries: Iterable[Entry]) -> Finder:
    """A finder of these entries."""
    return Finder(entry.known for entry in entries)


# What is shown.


def title(root: Path, language: str, entry: Entry) -> str:
    """The heading of an entry's section; its word where it has none, which others say."""
    return titles(root, language, entry.page).get(entry.word, entry.word)


def box(context: Context, block: Block) -> str:
    """The facts of an entry, as Markdown. Raises ValueError where there is no such entry."""
    entries, words = load(context.root), context.words.error
    if block.text not in entries:
        raise ValueError(f"there is no error {block.text!r} in {FILE}; {suggest(block.text, entries)}")
    entry = entries[block.text]
    lines = []
    for text in entry.texts:
        seen = confirmed(context, entry, text)
        lines.append(f"- {code(text)}{words['seen'].format(seen) if seen else ''}")
    lines += [f"- {code(text)}{words['old']}" for text in entry.old]
    facts = []
    if entry.source:
        facts.append(words["not_run"].format(entry.source))
    for name in ("programs", "works"):
        if links := [program_link(context, program) for program in getattr(entry, name)]:
            facts.append(words[name].format(context.words.comma.join(links)))
    for name in ("causes", "confused"):
        links = [link(context, entries[word]) for word in getattr(entry, name) if word in entries]
        if links:
            facts.append(words[name].format(context.words.comma.join(links)))
    if entry.explained:
        path, _, anchor = entry.explained.partition("#")
        there = titles(context.root, context.language, path).get(anchor, anchor or path)
        facts.append(words["explained"].format(f"[{escaped(there)}]({entry.explained})"))
    # Links to all that is like it: a search is to find the error, and not the names of the others.
    # The theme's plugin takes the attribute away if it has a value.
    lines += ["", '<div data-search-exclude="" markdown>', "", *(f"- {fact}" for fact in facts), "", "</div>"]
    return "\n".join(["", '<div class="error" markdown>', "", *lines, "", "</div>", ""])


def listing(context: Context, _block: Block) -> str:
    """The texts of all entries in the order of the alphabet, each with its section, as Markdown."""
    words = context.words.error
    found = sorted(
        (text.casefold(), words["listed"].format(code(text), link(context, entry)))
        for entry in load(context.root).values()
        for text in (*entry.texts, *entry.old)
    )
    return "\n".join(
        ["", '<div class="errors" markdown>', "", *(line for _, line in found), "", "</div>", ""]
    )


def code(text: str) -> str:
    """A text as code of Markdown, whatever backticks it has, and in Chinese where Windows prints it so.

    A < that nothing closes would be the start of an element to what reads Markdown within elements.
    """
    if "<" in text:
        return f"<code>{''.join(f'&#{ord(c)};' if c in MARKS else c for c in text)}</code>"
    language = "{ lang=zh }" if HAN.search(text) else ""
    return (f"`` {text} ``" if "`" in text else f"`{text}`") + language


def link(context: Context, entry: Entry) -> str:
    """A link to an entry's section."""
    return f"[{escaped(title(context.root, context.language, entry))}]({entry.link})"


def shown_by(root: Path, transcript: str) -> list[Entry]:
    """The entries that a transcript, a path below examples/, is an example of."""
    program = example_of(root, transcript).name if transcript else ""
    mine = [entry for entry in load(root).values() if program and program in entry.programs]
    text = read(root, f"examples/{transcript}") if mine else ""
    return [entry for entry in mine if prints(entry, text)]


def links(context: Context, entries: list[Entry], prefix: str) -> str:
    """A paragraph with links to these entries, as Markdown; "" for none."""
    if not entries:
        return ""
    shown = context.words.comma.join(link(context, entry) for entry in entries)
    told = context.words.error["entries"].format(shown)
    return f'\n{prefix}{told}\n{prefix}{{ .explained data-search-exclude="" }}\n'


def confirmed(context: Context, entry: Entry, text: str) -> str:
    """With which start methods and versions a text was seen, in words; "" where nothing is known."""
    pattern, seen, known = Pattern(text), dict[str, set[str]](), set[str]()
    for name in entry.programs:
        example = Example(context.root / "examples", name)
        known |= set(proof.known(name, context.root))
        for file in example.transcripts.values():
            if pattern.find(squeeze(file.read_text("utf-8"))):
                for method, versions in proof.confirmed(name, file.name, context.root).items():
                    seen.setdefault(method, set()).update(versions)
    told = seen_on(context, seen, sorted(known, key=proof.number), "Python {}", "`{}`")
    return context.words.error["between"].join(told)


# What must agree.


def account(site: Site) -> Found:
    """Every entry is whole, its sections are there, and its own transcripts find it first.

    The sections on hangs are there, too. Raises FaultError like load and hangs.
    """
    entries, functions = load(site.root), library()
    for entry in entries.values():
        # What else is wrong with an entry mostly follows from the first fault.
        for text in (*_written(entry, entries, functions), *_sections(site, entry), *_printed(site, entry)):
            yield entry.fault(text), {FILE, entry.page}
            break
    for page in site.pages:
        yield from _boxes(site, page, entries)
    yield from _found(site, entries)
    yield from _waits(site)


def _waits(site: Site) -> Found:
    """What is wrong with the list of sections on hangs."""
    for target in dict.fromkeys(target for targets in hangs(site.root).values() for target in targets):
        name, _, anchor = target.partition("#")
        if any(anchor not in titles(site.root, language, f"{name}.md") for language in LANGUAGES):
            yield Fault(HANGS, 1, f"there is no section {target}; name one that both languages have"), {HANGS}


def _written(entry: Entry, entries: dict[str, Entry], functions: set[str]) -> Iterator[str]:
    """What is wrong with an entry by itself, or where it names another."""
    if entry.family not in FAMILIES:
        yield f"there is no family {entry.family!r}; {suggest(entry.family, FAMILIES)}"
    if entry.kind not in KINDS:
        yield f"there is no kind {entry.kind!r}; there is {', '.join(KINDS)}"
    if not entry.texts and not entry.old:
        yield "has no texts; quote what is printed, with … for what varies"
    for text in (*entry.texts, *entry.old):
        if text != text.strip() or text.startswith(ANY) or text.endswith(ANY):
            yield f"the text {text!r} begins or ends with nothing exact; leave … and white space out there"
    if not entry.programs and not entry.source:
        yield "has no programs; name those that print it, or as source the address where it was read"
    if entry.programs and entry.source:
        yield "has programs and a source; source is only for what cannot be run here"
    if entry.at_call and not entry.framed:
        yield "is at_call and not framed, so that nothing tells whose call it is; add framed = true"
    if entry.framed and not entry.frames:
        yield "is framed and has no frames; name the functions of the standard library that tell it is ours"
    for name in (*entry.frames, *entry.cut):
        if name not in functions:
            near = get_close_matches(name, functions, 1)
            yield f"the standard library has no function {name}{f'; did you mean {near[0]}?' if near else ''}"
    if entry.causes and entry.kind != CONSEQUENCE:
        yield "has causes and is no consequence; only a consequence mostly comes from other entries"
    for name in ("confused", "causes"):
        for word in getattr(entry, name):
            if word not in entries or word == entry.word:
                yield f"{name} names {word!r}, and there is no other such entry; {suggest(word, entries)}"


def _sections(site: Site, entry: Entry) -> Iterator[str]:
    """What an entry lacks on the pages."""
    for language in LANGUAGES:
        name = f"docs/{language}/{entry.page}"
        page = site.page(name)
        if page is None or entry.word not in page.anchors:
            yield f"{name} has no section {{ #{entry.word} }}; write it"
        elif not any(block.kind == "error" and block.text == entry.word for block in page.blocks):
            yield f"its section in {name} has no <!-- error: {entry.word} -->; write it below the heading"
        if path := entry.explained.partition("#")[0]:
            there = titles(site.root, language, path)
            if entry.explained.partition("#")[2] not in there:
                near = get_close_matches(entry.explained, [f"{path}#{anchor}" for anchor in there], 1)
                yield f"there is no section {entry.explained}{f'; did you mean {near[0]}?' if near else ''}"


def _printed(site: Site, entry: Entry) -> Iterator[str]:
    """Programs that are not there, and texts that none of them prints."""
    for name in (*entry.programs, *entry.works):
        if not (site.root / f"examples/{name}.py").is_file():
            yield f"there is no examples/{name}.py; name a program without its ending"
    held = [squeeze(text) for _, text in printed(site.root, entry)]
    for text in entry.texts if entry.programs else ():
        if not any(Pattern(text).find(one) for one in held):
            yield f"no transcript of {', '.join(entry.programs)} has {text!r}; quote what they print"


def printed(root: Path, entry: Entry) -> list[tuple[str, str]]:
    """The transcripts of an entry's programs that can be read: paths below examples/, and texts."""
    found = []
    for name in entry.programs:
        try:
            example = Example(root / "examples", name)
            found += [(example.below(file), example.text(file)) for file in example.transcripts.values()]
        except FaultError:  # its own test says so
            continue
    return found


def _boxes(site: Site, page: Page, entries: dict[str, Entry]) -> Found:
    """Every box is of an entry, in the section of that entry."""
    name = site.name(page)
    for block in page.blocks:
        if block.kind != "error":
            continue
        section = next(s for s in page.sections if s.start <= block.start < s.end)
        if block.text not in entries:
            text = f"there is no error {block.text!r} in {FILE}; {suggest(block.text, entries)}"
        elif entries[block.text].family not in FAMILIES:
            continue  # nobody knows its page, and _written() says so
        elif name.rpartition("/")[2] != entries[block.text].page or section.anchor != block.text:
            text = f"the facts of {block.text} stand in {entries[block.text].link} only; link there"
        else:
            continue
        yield Fault(name, block.line, text), {name.split("/", 2)[2]}


def _found(site: Site, entries: dict[str, Entry]) -> Found:
    """Every transcript that prints a text of an entry is taken for that entry by the finder."""
    find = finder(entries.values())
    for entry in entries.values():
        for file, text in printed(site.root, entry):
            if not prints(entry, text):
                continue
            if told := mistaken(find, entry, text, entries):
                yield entry.fault(f"examples/{file} prints it, and the finder {told}"), {FILE, entry.page}
                break


def prints(entry: Entry, text: str) -> bool:
    """Whether a transcript has a text of an entry."""
    held = squeeze(text)
    return any(Pattern(one).find(held) for one in entry.texts)


def columns(entries: Iterable[Entry], others: Iterable[dict[str, str]]) -> dict[str, str]:
    """Entries, with what each has in ``others``, as docs/assets/finder.js reads them: a text for each column.

    It packs better than entry by entry. An address is left out where the one before it is the same.
    Raises FaultError where a value has a sign that parts two of them.
    """
    found = dict[str, list[str]]()
    before = ""
    for entry, other in zip(entries, others, strict=True):
        values = asdict(entry.known) | other
        values["kind"] = SIGNS[entry.kind] + FRAMED * values.pop("framed") + AT_CALL * values.pop("at_call")
        if values.get("url") == before:
            values["url"] = ""
        before = values.get("url") or before
        for name, value in values.items():
            parts = value if isinstance(value, tuple) else [str(value or "")]
            if any(sign in part for part in parts for sign in (BETWEEN, WITHIN)):
                text = f"{name} has {BETWEEN} or {WITHIN}, which part values; leave it out"
                raise FaultError(entry.fault(text))
            found.setdefault(name, []).append(WITHIN.join(parts))
    return {name: BETWEEN.join(found[name]) for name in sorted(found, key=COLUMNS.index)}


def mistaken(find: Finder, entry: Entry, text: str, entries: dict[str, Entry]) -> str:
    """How the finder takes a text that an entry's program printed for something else; "" if it does not.

    Transcripts lack the frames of the standard library. So one that is framed need not come first there.
    """
    answer = find.answer(text)
    first = answer.first
    if first is None:
        return "does not know it; quote more of the text, or name its frames"
    named = {first.word, *(one.word for one in (*answer.others, *answer.follows))}
    # One program may print several errors, and frames that would tell them apart are not in transcripts.
    if first.word == entry.word or (
        entry.word in named and (first.fit < WHOLE or set(entries[first.word].programs) & set(entry.programs))
    ):
        return ""
    return f"takes it for {first.word}; quote more of the text, or name frames that tell them apart"


def misread(example: Example, root: Path, printed: str) -> Iterator[Fault]:
    """Entries that the finder is not certain of by a traceback that a run of their example printed.

    It has the frames of the standard library, which transcripts lack. An entry without frames, whose error
    comes from the program's own line, may be a guess there, as long as it is the first.
    Raises FaultError like load.
    """
    entries = load(root)
    mine = [entry for entry in entries.values() if example.name in entry.programs]
    find = finder(entries.values() if mine else ())
    for entry in mine:
        for traceback in TRACEBACK.finditer(printed.replace("\r", "")):
            if prints(entry, traceback["error"]):
                answer = find.answer(traceback[0])
                named = (answer.first, *answer.follows, *answer.others)
                is_certain = any(one and (one.word, one.fit) == (entry.word, WHOLE) for one in named)
                first = None if entry.frames else answer.first
                is_guessed = first is not None and (first.word, first.fit) == (entry.word, GUESS)
                if not is_certain and not is_guessed:
                    text = f"a run of {example.file} prints it in a traceback that has none of its frames"
                    yield entry.fault(f"{text}; name one that it has:\n{traceback[0]}")


@cache
def library() -> set[str]:
    """The functions that frames may name, of this Python: _feed, queues._feed, futures.thread.submit …"""
    found, folder = set[str](), Path(sysconfig.get_path("stdlib"))
    for package in PACKAGES:
        for file in (folder / package).glob("*.py"):
            for name in _functions(file):
                module = f"{file.stem}.{name}"
                found |= {name, module, f"{file.parent.name}.{module}"}
    for module in MODULES:
        found |= {f"{module}.{name}" for name in _functions(folder / f"{module}.py")}
    return found


def _functions(file: Path) -> set[str]:
    tree = ast.parse(file.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}

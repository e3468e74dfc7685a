"""Transcripts as HTML: each process in its colour, badges that say what may vary, and the claims below."""

from collections.abc import Collection, Mapping, Sequence

from book import proof, sessions
from book.context import Context, suggest
from book.lines import printed_by
from book.pages import Block, example_of
from harness import checks
from harness.examples import METHODS
from harness.transcript import Session, parse

CODE = "/proof/checks.txt"  # of the checks; finish/ makes both addresses relative to the page
PROOF = "/proof/proof.json"


def render(context: Context, block: Block) -> str:
    """The transcript in a fence. Raises ValueError where the file cannot be read as one."""
    text = context.example_file(block.text)
    try:
        parsed = parse(text)
    except ValueError as error:
        raise ValueError(f"examples/{block.text}: {error}") from None
    order = block.order
    if order == "process" and all(len(session.speakers) < 2 for session in parsed):
        order = "exact"
    badges = [f'<span class="badge variant">{badge}</span>' for badge in variant(context, block.text)]
    badges.append(varies(context, order))
    lines = "".join(session_lines(context, block.text, session) for session in parsed)
    return (
        f'<figure class="transcript"><figcaption data-search-exclude>{" ".join(badges)}</figcaption>'
        f'<div class="highlight"><pre><code>{lines}</code></pre></div>{proved(context, block.text)}</figure>'
    )


def claims(context: Context, block: Block) -> str:
    """What the transcript above is held to in every run. Raises ValueError for a check that there is not."""
    if not block.of:
        raise ValueError("this check has no transcript above it to speak of")
    known = checks.CHECKS
    for name in block.names:
        if name not in known:
            raise ValueError(f"there is no check {name!r}; {suggest(name, known)} (harness/checks.py)")
    items = "".join(
        f'<li><a class="download" href="{CODE}#:~:text=def%20{name}">'
        f"{checks.claim(known[name], context.language)}</a></li>"
        for name in block.names
    )
    return f'<div class="claims" data-search-exclude><p>{context.words.checked}</p><ul>{items}</ul></div>'


def varies(context: Context, order: str) -> str:
    """A badge that says what may vary, and opens a sentence that says why, by mouse, finger or keyboard."""
    name, why = context.words.varies[order]
    label = context.new_id("why")
    return (
        f'<button type="button" class="badge {order}" popovertarget="{label}" aria-describedby="{label}">'
        f"{name}</button>"
        f'<span class="apart" data-search-exclude> {name} – </span>'
        f'<span class="why" id="{label}" popover data-search-exclude>{why}</span>'
    )


def variant(context: Context, file: str) -> list[str]:
    """For which start methods and versions a transcript speaks, where that is not for all of them, as HTML.

    Both are what matrix saw, not what a file's name promises: of the versions between two that were run
    nothing is known.
    """
    seen, known = confirmed_by(context, file), proof.known(example_of(context.root, file).name, context.root)
    methods = [method for method in METHODS if method in seen]
    badges = [f"<code>{method}</code>" for method in methods] if len(methods) < len(METHODS) else []
    pythons = [python for python in known if any(python in versions for versions in seen.values())]
    if pythons and pythons != known:
        badges.append(f"Python {spans(pythons, known, context.words.comma)}")
    return badges


def proved(context: Context, file: str) -> str:
    """The line that says on what a transcript was seen; "" where the proof knows nothing of its program."""
    seen, words = confirmed_by(context, file), context.words
    matrix, name = proof.load(context.root), example_of(context.root, file).name
    entry, known = matrix.examples.get(name), proof.known(name, context.root)
    if not seen or not entry:
        return f'<p class="proved" data-search-exclude>{words.pending}</p>' if entry else ""
    where = seen_on(context, seen, known, "{}", "{}")
    only = f'<a class="download" href="{PROOF}">{words.seen_only.format(matrix.system)}</a>'
    line = words.proved.format(only, words.comma.join(where), words.date(entry.date or matrix.date))
    return f'<p class="proved" data-search-exclude>{line}</p>'


def confirmed_by(context: Context, file: str) -> dict[str, list[str]]:
    """The interpreters that confirmed a transcript, by start method; {} where nothing is known yet."""
    return proof.confirmed(example_of(context.root, file).name, file.rpartition("/")[2], context.root)


def seen_on(
    context: Context, seen: Mapping[str, Collection[str]], known: list[str], versions: str, method: str
) -> list[str]:
    """The versions by start method on which something was ``seen``, in words, alike ones together.

    ``versions`` and ``method`` are how these are written, in braces.
    """
    words, alike = context.words, dict[str, list[str]]()
    for one in sorted(seen, key=[*METHODS, proof.OWN].index):
        shown = words.own_method if one == proof.OWN else method.format(one)
        alike.setdefault(spans(seen[one], known, words.comma), []).append(shown)
    return [words.versions_of.format(versions.format(v), words.comma.join(m)) for v, m in alike.items()]


def spans(pythons: Collection[str], known: list[str], comma: str) -> str:
    """Versions in few words: ``3.9–3.13, 3.15``; with the patch where not all of a minor is meant.

    Both lists hold full versions; ``known`` are all that were run. A span goes from the first to the last of
    versions that follow each other in ``known``.
    """
    runs: list[list[str]] = []
    for before, python in zip([None, *known], known, strict=False):
        if python not in pythons:
            continue
        if before in pythons:
            runs[-1].append(python)
        else:
            runs.append([python])

    def name(python: str) -> str:
        minor = python.rpartition(".")[0]
        whole = all(p in pythons for p in known if p.rpartition(".")[0] == minor)
        return minor if whole else python

    ends = [(name(run[0]), name(run[-1])) for run in runs]
    return comma.join(first if first == last else f"{first}–{last}" for first, last in ends)


def session_lines(
    context: Context, file: str, session: Session, printers: Sequence[int] | None = None
) -> str:
    """One command of a transcript and its lines as HTML.

    Where the page has shown the program above, each printed line begins with a link to the program's line
    that printed it, as far as that is known, and the lines that a traceback names are links, too.
    ``printers`` are these lines where they were recorded.
    """
    example = example_of(context.root, file)
    place = context.places.get(f"{example.name}.py", "")
    if printers is None:
        printers = printed_by(example, session) if place else [0] * len(session.lines)
    return sessions.lines(session, example.program.name, place, printers)

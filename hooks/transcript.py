"""A transcript fence as HTML: each process in its own colour, and a line that says what may vary."""

import html
import itertools
import re

from book.proof import borne_out, load
from harness import checks
from harness.examples import METHODS
from harness.transcript import PID, Session, parse
from hooks.languages import day

language = "zh"  # of the page that is being rendered; hooks.figures sets it
numbers = itertools.count(1)  # of the badges of a page

VARIES = {
    "exact": {
        "zh": ("顺序固定", "每次运行，每一行都按这个顺序出现。"),
        "en": ("fixed order", "Every run prints these lines in this order."),
    },
    "sequence": {
        "zh": (
            "行序固定，说话的进程会变",
            "每次运行，每一行都按这个顺序出现；由哪个工作进程来说，每次可能不同。",
        ),
        "en": (
            "fixed order, worker varies",
            "Every run prints these lines in this order; which worker says a line changes from run to run.",
        ),
    },
    "process": {
        "zh": ("进程间顺序会变", "每个进程自己的话总按这个顺序；谁先谁后，每次运行可能不同。"),
        "en": (
            "order between processes varies",
            "Each process always says its own lines in this order; which process speaks first changes from run to run.",
        ),
    },
    "unordered": {
        "zh": ("行序会变", "每次运行都是这些行，先后可能不同。"),
        "en": ("line order varies", "Every run prints these lines; their order changes from run to run."),
    },
}
PROVED = {
    "zh": "实测：Python {}，{}，{}。",
    "en": "Seen on Python {}; {}; {}.",
}
UNDER = {"zh": "{}（{}）", "en": "{} ({})"}
HELD = {"zh": "每次运行都核对：", "en": "Checked in every run: "}
COMMA = {"zh": "、", "en": ", "}
OWN = {"zh": "程序自己选的启动方式", "en": "the program's own start method"}


def fence(source, language_name, class_name, options, md, classes=None, attrs=None, **_):
    """The formatter for pymdownx.superfences: one ``<figure>`` for a fence's whole transcript."""
    sessions = parse(source)
    order = next((c for c in classes or () if c in VARIES), "process")
    if order == "process" and all(len(s.speakers) < 2 for s in sessions):
        order = "exact"
    badges = [badge(order)]
    badges[:0] = [
        f'<span class="badge variant">{b}</span>' for b in variant((attrs or {}).get("data-file", ""))
    ]
    body = "".join(session(s) for s in sessions)
    proved = proof((attrs or {}).get("data-file", ""))
    return (
        f'<figure class="transcript"><figcaption data-search-exclude>{" ".join(badges)}</figcaption>'
        f'<div class="highlight"><pre><code>{body}</code></pre></div>{proved}</figure>\n'
        f"{claims((attrs or {}).get('data-held', ''))}"
    )


def claims(names: str) -> str:
    """What every run is held to, from the names of checks; those that there are not, the accounts refuse."""
    known = checks.every()
    said = [checks.claim(known[n], language) for name in names.split(",") if (n := name.strip()) in known]
    items = "".join(f"<li>{text}</li>" for text in said)
    return (
        f'<div class="claims" data-search-exclude><p>{HELD[language]}</p><ul>{items}</ul></div>'
        if said
        else ""
    )


def badge(order: str) -> str:
    """What may vary, in a few words; whoever asks is told in a sentence, by mouse, finger or keyboard."""
    name, told = VARIES[order][language]
    label = f"why-{next(numbers)}"
    return (
        f'<button type="button" class="badge {order}" popovertarget="{label}" aria-describedby="{label}">{name}</button>'
        f'<span class="apart" data-search-exclude> – </span><span class="why" id="{label}" popover data-search-exclude>{told}</span>'
    )


def variant(file: str) -> list[str]:
    """What a transcript is for, in the reader's words: where not all methods, or not all versions, say the same.

    Both are what was seen, not what a file's name promises: of the versions between two that were run nothing is known.
    """
    bore, known = seen(file), load().get("pythons", [])
    methods = [method for method in METHODS if method in bore]
    told = [f"<code>{method}</code>" for method in methods] if len(methods) < len(METHODS) else []
    pythons = [p for p in known if any(p in those for those in bore.values())]
    if pythons and pythons != known:
        told.append(f"Python {spans(pythons, known, COMMA[language])}")
    return told


def seen(file: str) -> dict[str, list[str]]:
    """Which interpreters bore out a transcript, by start method, from the proof; {} where it is not known yet."""
    name = file.rpartition("/")[2]
    return borne_out(file.removesuffix(name) + name.partition(".")[0], name)


def proof(file: str) -> str:
    """On what a transcript was proved, from the file that matrix writes; "" where it has not been yet."""
    bore, comma = seen(file), COMMA[language]
    if not bore:
        return ""
    matrix = load()
    alike: dict[str, list[str]] = {}  # methods by the versions that they were seen on
    for method in sorted(bore, key=[*METHODS, "own"].index):
        alike.setdefault(spans(bore[method], matrix["pythons"], comma), []).append(method)
    where = [
        UNDER[language].format(versions, comma.join(OWN[language] if m == "own" else m for m in methods))
        for versions, methods in alike.items()
    ]
    told = PROVED[language].format(comma.join(where), matrix["system"], day(matrix["date"], language))
    return f'<p class="proved" data-search-exclude>{told}</p>'


def spans(pythons: list[str], known: list[str], comma: str) -> str:
    """Versions in few words: ``3.9–3.13, 3.15``; with the patch, ``3.11.7–3.13.0``, where not all of a minor is meant.

    Both lists hold full versions; ``known`` are all that were run. A span goes from the first to the last of versions
    that follow each other in ``known``.
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


def session(told: Session, numbered: bool = False) -> str:
    """One command and its lines as HTML; numbered, where a timeline speaks of them by number."""
    colour = told.colours

    def name(match: re.Match) -> str:
        return f'<b class="p{colour[match[2]]}">{match[0]}</b>' if match[2] in colour else match[0]

    lines = [f'<span class="prompt">$ {html.escape(told.command, quote=False)}</span>']
    for number, (pid, text) in enumerate(told.lines, 1):
        text = PID.sub(name, html.escape(text, quote=False))
        text = f'<span class="p{colour[pid]}"><b>[{pid}]</b> {text}</span>' if pid else text
        lines.append(f'<span class="n" data-n="{number}"></span>{text}' if numbered else text)
    if told.status:
        lines.append(f'<span class="status">exit status {told.status}</span>')
    return "\n".join(lines) + "\n"

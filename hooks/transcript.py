"""A transcript fence as HTML: each process in its own colour, and a line that says what may vary."""

import html
import itertools
import re

from harness import checks
from harness.examples import METHODS, Variant
from harness.proof import borne_out, load
from harness.transcript import PID, Session, parse
from hooks.languages import day

language = "zh"  # of the page that is being rendered; hooks.site sets it
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
    "zh": "实测：Python {}，{}，{}，{}。",
    "en": "Seen on Python {}; {}; {}; {}.",
}
HELD = {"zh": "每次运行都核对：", "en": "Held to, in every run: "}
OWN = {"zh": "程序自己选的启动方式", "en": "the program's own start method"}
SINCE = {"zh": "Python {} 起", "en": "Python {} and newer"}


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
        f'<figure class="transcript"><figcaption data-search-exclude>{"".join(badges)}</figcaption>'
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
    """What a variant's transcript is for, in the reader's words; [] for the plain one."""
    if not file:
        return []
    _, _, name = file.rpartition("/")
    found = Variant.of(type("Name", (), {"name": name}))
    since = [SINCE[language].format(".".join(map(str, found.since)))] if found.since else []
    return [f"<code>{found.method}</code>"] * bool(found.method) + since


def proof(file: str) -> str:
    """On what a transcript was proved, from the file that matrix writes; "" where it has not been yet."""
    name = file.rpartition("/")[2]
    bore = borne_out(file.removesuffix(name) + name.partition(".")[0], name)
    versions = sorted({tuple(map(int, p.split(".")[:2])) for pythons in bore.values() for p in pythons})
    if not versions:
        return ""
    methods = [method for method in METHODS if method in bore] or [OWN[language]]
    seen = load()
    comma = {"zh": "、", "en": ", "}[language]
    date = day(seen["date"], language)
    told = PROVED[language].format(spans(versions, comma), comma.join(methods), seen["system"], date)
    return f'<p class="proved" data-search-exclude>{told}</p>'


def spans(versions: list[tuple[int, ...]], comma: str) -> str:
    """Versions in few words: 3.9–3.13, 3.15."""
    runs: list[list[tuple[int, ...]]] = []
    for version in versions:
        if runs and version[1] == runs[-1][-1][1] + 1:
            runs[-1].append(version)
        else:
            runs.append([version])
    names = [[".".join(map(str, v)) for v in (run[0], run[-1])] for run in runs]
    return comma.join(first if first == last else f"{first}–{last}" for first, last in names)


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

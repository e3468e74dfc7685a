"""A fence of several runs as HTML: each with its timeline and its transcript; a button steps through them.

Without JavaScript the runs after the first stand under a heading that opens.
"""

import html
import json

from harness.transcript import Session, parse
from hooks import transcript
from hooks.languages import day

SAYS = {
    "zh": {
        "run": "第 {} 次运行，共 {} 次",
        "again": "再运行一次",
        "more": "另外 {} 次真实运行",
        "made": "真实运行的时间线：Python {}，{}，{}（{} 个核），{}。粗：在执行，或等着上 CPU；细：在等待；编号：说出那一行的时刻。",
        "title": "时间线：{} 个进程，共 {} 毫秒",
        "lane": "{}（PID {}）：第 {} 毫秒出现，第 {} 毫秒结束，其中 {} 毫秒在执行{}",
        "said": "；第 {} 行在第 {} 毫秒说出",
        "stop": "。",
    },
    "en": {
        "run": "run {} of {}",
        "again": "Run it again",
        "more": "{} more real runs",
        "made": "Timeline of a real run: Python {}, {}, {} ({} cores), {}. Thick: running, or ready to run. Thin: waiting. Numbers: the moment at which that line was said.",
        "title": "Timeline: {} processes, {} ms in all",
        "lane": "{} (PID {}) appears at {} ms, ends at {} ms, and runs for {} ms of that{}",
        "said": "; line {} is said at {} ms",
        "stop": ".",
    },
}


def fence(source, language_name, class_name, options, md, **_):
    """The formatter for pymdownx.superfences: one ``<figure>`` for all runs of a file."""
    says, told = SAYS[transcript.language], json.loads(source)
    every = [run(entry, told["method"], i, len(told["runs"])) for i, entry in enumerate(told["runs"], 1)]
    python = ".".join(map(str, told["python"]))
    date = day(told["date"], transcript.language)
    made = says["made"].format(python, told["method"], told["system"], told["cores"], date)
    more = "".join(every[1:])
    return (
        f'<figure class="transcript runs" data-search-exclude>{every[0]}'
        f'<details class="more"><summary>{says["more"].format(len(every) - 1)}</summary>{more}</details>'
        f'<p class="proved">{made}</p></figure>'
    )


def run(entry: dict, method: str, number: int, of: int) -> str:
    """One run: under which start method, what its timeline shows, and what it said, line by line with numbers."""
    says = SAYS[transcript.language]
    session = parse(entry["transcript"])[0]
    body = transcript.session(session, numbered=True)
    return (
        f'<div class="run"><p class="caption"><span><code>{method}</code> <span aria-live="polite">{says["run"].format(number, of)}</span></span> '
        f'<button type="button" class="again">{says["again"]}</button></p>'
        f'<div class="timeline" tabindex="0">{drawing(entry, session)}</div>'
        f'<div class="highlight"><pre><code>{body}</code></pre></div></div>'
    )


def drawing(entry: dict, session: Session) -> str:
    """The drawing, and what it shows in words."""
    says = SAYS[transcript.language]
    lanes = entry["lanes"]
    end = max(lane["ended"] for lane in lanes)
    title = says["title"].format(len(lanes), ms(end))
    words = []
    for lane in lanes:
        said = "".join(
            says["said"].format(number, ms(at))
            for number, ((pid, _), at) in enumerate(zip(session.lines, entry["times"], strict=True), 1)
            if pid == str(lane["pid"]) and at is not None
        )
        ran = sum(till - begin for begin, till in lane["ran"])
        words.append(
            says["lane"].format(lane["name"], lane["pid"], ms(lane["born"]), ms(lane["ended"]), ms(ran), said)
            + says["stop"]
        )
    told = f"<title>{html.escape(title)}</title><desc>{html.escape(' '.join(words))}</desc>"
    head, _, rest = entry["svg"].partition(">")
    rest = rest.replace("</text>", "</text> ")  # a text browser puts them on one line
    return f'{head} role="img">{told} {rest}'


def ms(seconds: float) -> int:
    return round(seconds * 1e3)

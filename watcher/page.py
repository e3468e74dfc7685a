"""The page of a run: one HTML file, with the player, the script and the style of the site."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from book import player, sessions
from book.player import Shown
from book.stays import RecordedRun
from book.words import WORDS
from harness.paths import ROOT
from watcher import words

ASSETS = ROOT / "docs/assets"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
PAGE = """\
<!doctype html>
<html lang="{language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body class="md-typeset" data-md-color-scheme="default">
<script>
if (matchMedia("(prefers-color-scheme: dark)").matches) document.body.dataset.mdColorScheme = "slate";
</script>
<main class="own">
<h1>{title}</h1>
<p>{lead}</p>
<div class="with-runs">
<div class="beside columns-{columns}"><div><div class="highlight"><span class="filename">{name}</span>\
<pre><code><span class="scroll" tabindex="0">{program}</span></code></pre></div></div>\
<div><figure class="transcript">{session}</figure></div></div>{figure}</div>
</main>
<script>
{script}
</script>
</body>
</html>
"""
# What the site has from its theme.
OWN = """\
html { font-size: 125%; }
body { margin: 0; background: var(--md-default-bg-color); color: var(--md-default-fg-color);
  font: 0.8rem/1.6 var(--md-text-font); }
.own { max-width: 72rem; margin: 0 auto; padding: 0 0.8rem 2rem; }
.own *, .own ::before, .own ::after { box-sizing: border-box; }
.own h1 { font-size: 1.4em; }
.own figure { margin: 0; }
.own button, .own select { background: none; font: inherit; }
.own pre { margin: 0; font-family: var(--md-code-font); line-height: 1.4; }
.own pre > code { display: block; overflow: auto; padding: 0.8em 1em; background: var(--md-code-bg-color);
  color: var(--md-code-fg-color); font: 0.85em/1.4 var(--md-code-font); }
.own .scroll { display: block; }
@media screen { .own .transcript pre > code { position: relative; max-height: 32rem; } }
.own .filename { display: block; font-weight: 700; }
"""


def columns(source: str) -> int:
    """The width of the program's column, by its longest line: one that site.css has a rule for."""
    widest = max(map(len, source.splitlines()), default=0) + 12  # room for the names of processes
    return next((number for number in range(40, 73, 4) if widest <= number), 72)


def page(language: str, name: str, source: str, shown: Sequence[Shown], legend: str, never: bool) -> str:
    """The whole file; ``never``: the first run did not end by itself."""
    says, first = words.WORDS[language], player.session(shown[0])
    figure = player.figure(WORDS[language], "line", shown, WORDS[language].legend.format(escape(legend)))
    program = "".join(
        f'<span id="line-{number}">{escape(line, quote=False)}\n</span>'
        for number, line in enumerate(source.splitlines(), 1)
    )
    return PAGE.format(
        language={"zh": "zh-Hans"}.get(language, language),
        policy=POLICY,
        title=escape(says["title"].format(name)),
        style=(ASSETS / "site.css").read_text("utf-8") + OWN,
        lead=f"{says['lead']}{' ' * (language == 'en') + says['never'] if never else ''}",
        columns=columns(source),
        name=escape(name),
        program=program,
        session=first,
        figure=figure.replace(first, "", 1),
        script=(ASSETS / "site.js").read_text("utf-8"),
    )


def lines(run: RecordedRun, program: str) -> str:
    """What a run printed, as HTML; each line leads to the program's line that printed it."""
    return sessions.lines(run.session, program, "line", run.printers)

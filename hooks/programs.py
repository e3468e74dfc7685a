"""Notes and copy buttons of programs, made at the build.

The theme makes them in the browser, block by block, and measures the page after each: most of the time that a long
page took to come to rest. Its features content.code.annotate and content.code.copy stay off. A program says how
many lines it has: by that, site.css keeps room for one not in sight, which the browser then need not lay out.
"""

import itertools
import re

from mkdocs.plugins import event_priority

COPY = {"zh": "复制", "en": "Copy"}
NOTE = {"zh": "注解", "en": "Note"}
PLAIN = re.compile(r'<span class="(?:n|w)">([^<]*)</span>')  # names and spaces have no colour of their own
PROGRAM = re.compile(r"(?P<code><pre>(?:(?!</pre>).)*</pre></div>\s*)<ol>(?P<list>.*?)</ol>", re.DOTALL)
MARKER = re.compile(r'<span class="c1"># \((?P<number>\d)\)!</span>')
ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
CODE = re.compile(r"(?P<pre><pre[^>]*>(?:<span></span>)?)<code>(?P<text>.*?)</code>", re.DOTALL)


@event_priority(-25)  # between hooks.figures and hooks.access
def on_post_page(output, page, config):
    return finish(output, config.theme["language"])


def finish(output: str, language: str) -> str:
    """A page whose programs have notes to open, and all of whose blocks of code can be copied."""
    numbers = itertools.count(1)

    def notes(match):
        if not MARKER.search(match["code"]):
            return match[0]
        program = next(numbers)

        def marker(found):
            label = f"note-{program}-{found['number']}"
            return (
                f'<button type="button" class="marker" popovertarget="{label}" lang="{language}" '
                f'aria-label="{NOTE[language]} {found["number"]}" aria-describedby="{label}">{found["number"]}</button>'
            )

        order = itertools.count(1)
        items = ITEM.sub(
            lambda m: f'<li><div class="note" id="note-{program}-{next(order)}" popover>{m[1]}</div></li>',
            match["list"],
        )
        return f'{MARKER.sub(marker, match["code"])}<ol class="notes">{items}</ol>'

    def block(match):
        label, text = f"code-{next(numbers)}", match["text"]
        if "<span></span>" in match["pre"]:  # by Pygments; transcripts are wrapped
            lines = text.rstrip("\n").count("\n") + 1
            text = f'<span class="scroll" tabindex="0" data-lines="{lines}">{text}</span>'
        return (
            f'{match["pre"]}<span class="md-code__nav" lang="{language}"><button type="button" class="md-code__button" '
            f'title="{COPY[language]}" data-clipboard-target="#{label}" data-md-type="copy"></button></span>'
            f'<code id="{label}">{text}</code>'
        )

    return CODE.sub(block, PROGRAM.sub(notes, PLAIN.sub(r"\1", output)))

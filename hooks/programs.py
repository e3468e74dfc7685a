"""Copy buttons, made at the build, and room kept for programs that are not in sight.

The theme makes the buttons in the browser, block by block, and measures the page after each: most of the time that a
long page took to come to rest. Its feature content.code.copy stays off. A program says how many lines it has: by that,
site.css keeps room for one not in sight, which the browser then need not lay out.
"""

import itertools
import re

from mkdocs.plugins import event_priority

COPY = {"zh": "复制", "en": "Copy"}
PLAIN = re.compile(r'<span class="(?:n|w)">([^<]*)</span>')  # names and spaces have no colour of their own
CODE = re.compile(r"(?P<pre><pre[^>]*>(?:<span></span>)?)<code>(?P<text>.*?)</code>", re.DOTALL)


@event_priority(-25)  # before hooks.access
def on_post_page(output, page, config):
    return finish(output, config.theme["language"])


def finish(output: str, language: str) -> str:
    """A page all of whose blocks of code can be copied."""
    numbers = itertools.count(1)

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

    return CODE.sub(block, PLAIN.sub(r"\1", output))

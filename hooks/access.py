"""What readers by keyboard, or by ear, need of a page and the theme does not give them."""

import re

from mkdocs.plugins import event_priority

from hooks import languages, passages

SKIP = re.compile(r'class="md-skip">[^<]*<')
TO_TEXT = {"zh": "跳到正文", "en": "Skip to the text"}
TOGGLES = re.compile(
    r'(?P<toggles><input class="md-toggle" data-md-toggle="drawer".*?<label class="md-overlay"[^>]*></label>\s*)'
    r'(?P<skip><div data-md-component="skip">.*?</div>\s*)',
    re.DOTALL,
)
DRAWER = 'id="__drawer"'
MENU = {"zh": "导航", "en": "Menu"}
LABEL = re.compile(r'(<label class="md-nav__link"[^>]*) tabindex="0"')  # its checkbox can have the focus


@event_priority(-50)  # after hooks.programs
def on_post_page(output, page, config):
    return mend(output, config.theme["language"])


@event_priority(-50)
def on_post_template(output, template_name, config):
    return languages.lost(output, mend) if template_name == "404.html" and output else output


def mend(output: str, language: str) -> str:
    head, end, rest = output.rpartition("</head>")
    return head + end + within(rest, language)


def within(body: str, language: str) -> str:
    """What follows the head of a page, mended."""
    body = SKIP.sub(f'class="md-skip">{TO_TEXT[language]}<', body, count=1)
    body = TOGGLES.sub(
        r"\g<skip>\g<toggles>", body, count=1
    )  # they can have the focus: the skip link comes first
    body = body.replace(DRAWER, f'{DRAWER} aria-label="{MENU[language]}"', 1)
    body = LABEL.sub(r"\1", body)
    body = body.replace("<th></th>", "<td></td>")  # the corner of a table is the head of nothing
    return passages.mark(body, language)

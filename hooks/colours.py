"""The site's colours are all in docs/assets/site.css; the theme's palettes are left out.

With them go a request, and a rule on every element of a page that begins and ends to hold while the theme's script
starts: each time, all styles were computed anew.
"""

import logging
import re
from pathlib import Path

from mkdocs.plugins import event_priority

from hooks import languages

log = logging.getLogger("mkdocs.hooks.colours")
SHEET = re.compile(r'<link rel="stylesheet" href="[^"]*/palette\.[^"]*">\s*')
CHOICE = re.compile(r"(<script>var palette=.*?)</script>")
# The theme asks what the system prefers only when all of its script is there: a flash of light, in the dark.
DARK = 'else if(matchMedia("(prefers-color-scheme: dark)").matches)document.body.setAttribute("data-md-color-scheme","slate")'


@event_priority(-50)
def on_post_page(output, page, config):
    for pattern in (SHEET, CHOICE):
        if len(pattern.findall(output)) != 1:
            log.warning(
                "%s: the theme has changed: it no longer writes %s", page.file.src_uri, pattern.pattern
            )
    return mend(output)


@event_priority(-50)
def on_post_template(output, template_name, config):
    """The 404 page has the same colours."""
    if template_name == "404.html" and output:
        return languages.lost(output, lambda html, _: mend(html))
    return output


def mend(output: str) -> str:
    return CHOICE.sub(lambda m: f"{m[1]}{DARK}</script>", SHEET.sub("", output), count=1)


@event_priority(-200)
def on_post_build(config):
    """No page asks for it: it need not be packed for a classroom."""
    if not config.plugins["i18n"].building:
        for file in Path(config.site_dir, "assets/stylesheets").glob("palette.*"):
            file.unlink()

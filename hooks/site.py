"""MkDocs events: what the build adds to plain Markdown, in the language of the page."""

import logging
import re
import shutil
from pathlib import Path

from harness import accounts, checks
from hooks import transcript

log = logging.getLogger("mkdocs.hooks.site")
ROOT = Path(__file__).parent.parent
PROGRAM = re.compile(r'^(?P<indent> *)```python\n(?= *--8<-- "(?P<path>[^"]+)")', re.M)
TRANSCRIPT = re.compile(
    r'^(?P<indent> *)```(?:transcript|\{ \.transcript(?P<order> \.\w+)? \})\n(?= *--8<-- "(?P<path>[^"]+)")', re.M
)
CHECK = re.compile(r"^(?P<indent> *)<!-- check: (?P<names>[\w, ]+) -->$", re.M)
HELD = {"zh": "每次运行都核对：", "en": "Held to, in every run: "}


def on_config(config):
    """A page without its twin would be served in the other language: refuse it."""
    if not config.plugins["i18n"].building:
        for problem in accounts.twins(ROOT):
            log.warning(problem)


def on_page_markdown(markdown, page, config, files):
    """Name programs, say what transcripts are for, and tell the claims that runs are held to."""
    transcript.language = language = config.theme["language"]

    def claims(match):
        known = checks.every()
        said = [checks.claim(known[n.strip()], language) for n in match["names"].split(",") if n.strip() in known]
        items = "".join(f"<li>{text}</li>" for text in said)
        return f'{match["indent"]}<div class="claims"><p>{HELD[language]}</p><ul>{items}</ul></div>'

    markdown = PROGRAM.sub(lambda m: f'{m["indent"]}```python title="{m["path"]}"\n', markdown)
    markdown = TRANSCRIPT.sub(
        lambda m: f'{m["indent"]}```{{ .transcript{m["order"] or ""} data-file="{m["path"]}" }}\n', markdown
    )
    return CHECK.sub(claims, markdown)


def on_post_build(config):
    """Serve the plain files of the examples too."""
    if not config.plugins["i18n"].building:
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "examples", Path(config.site_dir) / "examples", ignore=ignore, dirs_exist_ok=True)

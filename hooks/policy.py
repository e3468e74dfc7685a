"""A Content-Security-Policy in every page: a host of plain files sends no headers of its own."""

import base64
import hashlib
import logging
import os
import re
from pathlib import Path

from mkdocs.plugins import event_priority

log = logging.getLogger("mkdocs.hooks.policy")
POLICY = {  # what a page may load and from where; what is not here is forbidden
    "default-src": "'none'",
    "script-src": "'self'",  # and the page's own inline scripts, each by its hash
    "style-src": "'self'",
    "img-src": "'self' data:",  # the icons of the theme's stylesheet are data: addresses
    "connect-src": "'self'",
    "worker-src": "'self'",  # the search
    "base-uri": "'none'",
    "form-action": "'none'",
}
CHARSET = '<meta charset="utf-8">'
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
INLINE = re.compile(r"<style\b[^>]*>|<[a-z][^<>]*\s(?:style|on[a-z]+)=\"[^\"]*\"")
serving = False


def on_startup(command, dirty):
    """The live reload of ``mkdocs serve`` is an inline script of which no page knows."""
    global serving
    serving = command == "serve"


@event_priority(-300)  # last of all: a hash is of the script as it is served
def on_post_build(config):
    """Write the policy into every page, except where there is no origin: a page opened as a file has none."""
    if config.plugins["i18n"].building or serving or os.environ.get("OFFLINE"):
        return
    for file in Path(config.site_dir).rglob("*.html"):
        page = file.read_text("utf-8")
        for match in INLINE.finditer(SCRIPT.sub("", page)):
            log.warning("%s: the policy lets no inline style or handler pass: %s", file, match[0])
        if page.count(CHARSET) != 1:
            log.warning("%s: the policy belongs behind %s, which is not there once", file, CHARSET)
        file.write_text(page.replace(CHARSET, CHARSET + meta(page), 1), "utf-8")


def meta(page: str) -> str:
    """The policy of a page as an element of its head."""
    hashes = {digest(m["text"]): None for m in SCRIPT.finditer(page) if runs(m["attributes"])}
    allowed = {**POLICY, "script-src": " ".join([POLICY["script-src"], *hashes])}
    policy = "; ".join(f"{name} {sources}" for name, sources in allowed.items())
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def runs(attributes: str) -> bool:
    """Whether a script element is one that needs a hash: inline, and not data."""
    return "src=" not in attributes and "json" not in attributes


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

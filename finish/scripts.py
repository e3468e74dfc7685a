"""The site's own scripts, made lighter: each page loads some, and phones need not what only people read."""

import re

from finish.pages import Site

COMMENT = re.compile(r"^\s*(?:/\*.*?\*/|//[^\n]*)$", re.MULTILINE | re.DOTALL)  # lines of nothing else
INDENT = re.compile(r"^\s+", re.MULTILINE)
# What a script declares for itself; its names have capitals, which no text or property there has.
OWN = re.compile(r"^ +(?:const|function) ([A-Z][A-Z_]+|[a-z]+[A-Z]\w*)\b", re.MULTILINE)


def lighten(site: Site) -> None:
    """The scripts without comments and indentation."""
    for file in sorted(site.folder.glob("assets/*.js")):
        site.files[file.relative_to(site.folder).as_posix()] = light(file.read_text("utf-8")).encode()


def light(script: str) -> str:
    """A script without its comments and indentation."""
    return INDENT.sub("", COMMENT.sub("", script))


def short(script: str) -> str:
    """A light script, with short names for what it declares for itself."""
    script = COMMENT.sub("", script)
    for number, name in enumerate(dict.fromkeys(OWN.findall(script))):
        script = re.sub(rf"\b{name}\b", f"${number}", script)
    return INDENT.sub("", script)

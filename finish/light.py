"""This site's own scripts and style are sent without what only their authors read."""

import re

from finish.pages import Site

OWN = ("assets/*.js", "assets/*.css")  # the theme's are in folders below, and small already
COMMENT = re.compile(  # lines of nothing else
    r"^\s*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)$", re.MULTILINE | re.DOTALL
)
INDENT = re.compile(r"^\s+", re.MULTILINE)
# What a script declares for itself; its names have capitals, which no text or property there has.
DECLARED = re.compile(r"^ +(?:const|function) ([A-Z][A-Z_]+|[a-z]+[A-Z]\w*)\b", re.MULTILINE)


def lighten_files(site: Site) -> None:
    """The files without comments and indentation: every page loads some, and a search waits for others."""
    for pattern in OWN:
        for file in site.folder.glob(pattern):
            path = file.relative_to(site.folder).as_posix()
            site.files[path] = light(file.read_text("utf-8")).encode()


def light(text: str) -> str:
    """A script or a style sheet without its comments and indentation."""
    return INDENT.sub("", COMMENT.sub("", text))


def short(script: str) -> str:
    """A light script, with short names for what it declares for itself."""
    for number, name in enumerate(dict.fromkeys(DECLARED.findall(script))):
        script = re.sub(rf"\b{name}\b", f"${number}", script)
    return light(script)

"""This site's own scripts and style are sent without what only their authors read."""

import re
from string import ascii_letters, digits

from finish.pages import Site

OWN = ("assets/*.js", "assets/*.css")  # the theme's are in folders below, and small already
# Lines of nothing but a comment: behind code, what looks like one may stand in a text.
COMMENT = re.compile(r"^\s*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)$", re.MULTILINE | re.DOTALL)
INDENT = re.compile(r"^\s+", re.MULTILINE)
# What finder.js declares for itself. Such a name has a capital, and no text or property there reads like one.
DECLARED = re.compile(r"^ +(?:const|function) ([A-Z][A-Z_]+|[a-z]+[A-Z]\w*)\b", re.MULTILINE)
LETTERS = digits + ascii_letters
# White space that says nothing. No text of finder.js has it.
LOOSE = re.compile(
    r" ([=!<>&|?:+*-]+) "  # around an operator
    r"|([,;{(\[])\s"  # after what opens or parts
    r"|(?<=\w:) |(?<=\})\n"  # after the name of a property, and after a block
    r"|\s(?=\})|\n(?=[.?:])"  # before what closes, and before what goes on with an expression
    r"|(?<=\)) (?=\{)|(?<=if|or) (?=\()"  # within if, for and function
)


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
    """A script made light and tight, with short names for what it declares for itself: $0, $a, $A, $00 …"""
    for number, name in enumerate(dict.fromkeys(DECLARED.findall(script))):
        more, last = divmod(number, len(LETTERS))
        script = re.sub(rf"\b{name}\b", f"${LETTERS[more - 1] if more else ''}{LETTERS[last]}", script)
    return LOOSE.sub(r"\1\2", light(script))

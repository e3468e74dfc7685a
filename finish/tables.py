"""Code in the cell of a table may break at the joints of its names, so that a table has room on a phone."""

import re

from finish.pages import Site

JOINT = re.compile(
    r"(?<=[^\W_])[._(=\[](?=\w{3})"  # parent_|process, queue.|Queue, put(|item
    r"|[a-z](?=[A-Z][a-z])"  # ConnectionReset|Error
)


def break_names(site: Site) -> None:
    """Places to break in long names; what is copied of them stays as it is.

    After finish.passages, which reads whole names.
    """
    for page in site.pages.values():
        for code in page.tree.css("article td code:not([lang])"):
            code.inner_html = JOINT.sub(r"\g<0><wbr>", code.inner_html or "")

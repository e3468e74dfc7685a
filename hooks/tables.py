"""Code in the cell of a table may break at the joints of its names, so that a table has room on a phone."""

import re

from mkdocs.plugins import event_priority

CELL = re.compile(r"<td[^>]*>.*?</td>", re.DOTALL)
CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
JOINT = re.compile(
    r"(?<=[^\W_])[._(=\[](?=\w{3})"  # parent_|process, queue.|Queue, put(|item
    r"|[a-z](?=[A-Z][a-z])"  # ConnectionReset|Error
)


@event_priority(-75)  # after hooks.access, which reads whole names
def on_post_page(output, page, config):
    return breakable(output)


def breakable(output: str) -> str:
    """A page whose long names in cells have places to break; what is copied of them stays as it is."""

    def cell(match):
        return CODE.sub(lambda code: JOINT.sub(r"\g<0><wbr>", code[0]), match[0])

    return CELL.sub(cell, output)

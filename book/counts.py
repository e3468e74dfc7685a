"""Numbers of processes that a text states are those of the programs that it speaks of.

"three workers" or 三个工作进程 is true where a program of the section, or of what the same line links to, was
seen to start so many children, or makes so many at one place; of processes, its parent may be one.
Else it has its reason in excuses.toml. So a program cannot be recorded with another number of children while
a page still states the old one.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache

from book import excuses, number_words, proof
from book.index import Found, Site
from book.pages import Page, Section, example_of
from book.reread import places
from book.shelf import Shelf, function
from harness.examples import Example
from harness.fault import Fault, FaultError

NUMBER = rf"(?P<number>{number_words.PATTERN}|(?<![\w.#])\d+)"
CHINESE = ["工作进程", "子进程", "生产者", "消费者", "(?P<all>进程)"]
NOUNS = {
    "en": r" (?:(?!child|worker)[a-z]+ )?"
    r"(?:workers|children|producers|consumers|(?:child|worker) processes|(?P<all>processes))\b",
    "zh": f" ?个(?:{'|'.join(CHINESE)})",
}
STATED = {language: re.compile(NUMBER + nouns, re.IGNORECASE) for language, nouns in NOUNS.items()}
POOLS = ("Pool", "ProcessPoolExecutor")
ADVICE = "correct the number, link to where it is shown, or give a reason in book/excuses.toml"


def account(site: Site) -> Found:
    """Every number of processes that a page states is one of a program near by."""
    yield from excuses.without(unfound(site))


def unfound(site: Site) -> Iterator[excuses.Told]:
    """The numbers of processes that no program near by has, excused or not."""
    shelf, known = Shelf(site), cache(lambda name: children(example_of(site.root, name)))
    for page in site.pages:
        stated = STATED[page.language]
        for section in page.sections:
            for match in stated.finditer(page.prose, section.start, section.end):
                near = [known(name) for name in _programs(shelf, page, section, match.start())]
                number = number_words.value(match["number"])
                fits = {number, number - 1} if match["all"] else {number}
                if near and all(near) and not fits & set().union(*near):
                    text = f"{number} processes"
                    told = f"states {text}, and no program of its section or links has so many; {ADVICE}"
                    fault = Fault(site.name(page), page.line(match.start()), told)
                    yield excuses.key(site, page, section), text, fault


def _programs(shelf: Shelf, page: Page, section: Section, offset: int) -> set[str]:
    """The programs of the section with all that hangs on it, and of what the line links to.

    Where it shows none itself, as on the home page, all that it links to is meant.
    """
    own = ((page, p.start, p.end) for p in places(page).values() if p.start <= offset < p.end)
    start, end = section.start, section.end
    if any(block.kind == "program" for block in page.blocks_in(start, end)):
        start, end = page.source.rfind("\n", 0, offset) + 1, page.source.find("\n", offset)
    linked = ((other, *shelf.below(other, anchor)) for other, anchor in shelf.linked(page, start, end))
    return {
        block.text
        for there, first, last in (*own, *linked)
        for block in there.blocks_in(first, last)
        if block.kind == "program"
    }


def children(example: Example) -> set[int]:
    """How many children an example has, in all ways to count them; none where it has not been recorded."""
    seen = proof.counts(example)
    try:
        return seen | set(_made(example.tree, example.tree)) if seen else set()
    except FaultError:  # its own test says so
        return set()


def _made(tree: ast.Module, node: ast.AST, times: int = 1) -> Iterator[int]:
    """The number of processes that each place below a node makes; 0 where that is not known.

    ``times`` is how often the node itself is reached.
    """
    if isinstance(node, ast.Call) and function(node) in POOLS and node.args:
        yield _number(tree, node.args[0])
    elif isinstance(node, ast.Call) and function(node) == "Process":
        yield times
    for loop in [node] if isinstance(node, ast.For) else getattr(node, "generators", []):
        times *= _length(tree, loop.iter)
    for child in ast.iter_child_nodes(node):
        yield from _made(tree, child, times)


def _length(tree: ast.Module, node: ast.expr) -> int:
    """How many turns a loop over this takes; 0 where the program does not say it in so many words."""
    node = _meant(tree, node)
    if isinstance(node, ast.Call) and function(node) == "range" and len(node.args) == 1:
        return _number(tree, node.args[0])
    held = getattr(node, "elts", getattr(node, "value", ()))
    return len(held) if isinstance(held, list | str) else 0


def _meant(tree: ast.Module, node: ast.expr) -> ast.expr:
    """What stands for a name that the program's top level gives a value; else the node itself."""
    for each in tree.body:
        if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == ast.unparse(node):
            return each.value
    return node


def _number(tree: ast.Module, node: ast.expr) -> int:
    """The number that it is; 0 where the program does not say it in so many words."""
    held = getattr(_meant(tree, node), "value", None)
    return held if isinstance(held, int) else 0

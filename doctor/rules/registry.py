"""The registry of rules, and what they find."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from doctor.names import Program

Finder = Callable[[Program], Iterator[tuple[ast.AST, tuple[str, ...]]]]
RULES: dict[str, Finder] = {}
SECTIONS: dict[str, str] = {}  # the section that explains it, by rule


@dataclass(frozen=True)
class Found:
    """What a rule found: the line, from 1, and what its words are filled in with."""

    rule: str
    line: int
    names: tuple[str, ...] = ()


def rule(name: str, section: str) -> Callable[[Finder], Finder]:
    """Register a rule under its name; it yields what is wrong, and what its words are filled in with."""

    def register(function: Finder) -> Finder:
        RULES[name], SECTIONS[name] = function, section
        return function

    return register


def examine(program: Program) -> list[Found]:
    """All that the rules find, by line, in the same order at each run."""
    found = {
        Found(name, getattr(node, "lineno", 1), names)
        for name, function in RULES.items()
        for node, names in function(program)
    }
    return sorted(found, key=lambda one: (one.line, one.rule, one.names))

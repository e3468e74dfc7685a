"""How often something is done: as far as the numbers are written out in the program."""

from __future__ import annotations

import ast

from doctor.names import FUNCTIONS, Function, Program, arguments
from doctor.rules.syntax import is_range, positional


def times_given(program: Program, use: ast.Name, scope: ast.AST) -> int:
    """How many processes a name is given to where it stands, that only call its methods; 0 if not known."""
    call = next((up for up in program.ancestors(use) if isinstance(up, ast.Call)), None)
    begun = next((one for one in program.handed if one.call is call and one.way == "Process"), None)
    given = positional(begun.call) if begun else []
    function = program.function(begun.target) if begun else None
    if begun is None or function is None or use not in given:
        return 0
    only_used = only_has_methods_called(program, function, given.index(use))
    return times_executed(program, begun.call, scope) if only_used else 0


def only_has_methods_called(program: Program, function: Function, place: int) -> bool:
    """Whether processes alone call a function, and it does nothing with a parameter but call its methods."""
    names = [word.arg for word in arguments(function)]
    if function in program.called or len(names) <= place:
        return False
    inside = [one for one in program.within[function] if isinstance(one, ast.Name) and one.id == names[place]]
    return bool(inside) and all(isinstance(program.parent[one], ast.Attribute) for one in inside)


def times_executed(program: Program, node: ast.AST, scope: ast.AST) -> int:
    """How often a node is executed while its scope is, once; 0 if that is not known."""
    times = 1
    for up in program.ancestors(node):
        if up is scope:
            break
        if isinstance(up, (*FUNCTIONS, ast.While, ast.GeneratorExp, ast.SetComp, ast.DictComp)):
            return 0
        if isinstance(up, (ast.If, ast.IfExp, ast.Try)) and not program.is_guard(up):
            return 0
        loops = up.generators if isinstance(up, ast.ListComp) else [up] if isinstance(up, ast.For) else []
        for loop in loops:
            times *= items_of_range(loop.iter)
    return times


def items_of_range(node: ast.expr) -> int:
    """How many items this has, where it is range() of one number; else 0."""
    if isinstance(node, ast.Call) and is_range(node) and len(node.args) == 1:
        return number_of(node.args[0])
    return 0


def number_of(node: ast.expr) -> int:
    """The number that is written there; 0 where there is none."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, int) else 0

"""Faults in what a program takes for shared, and in what is."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

from doctor.names import SHARED, Handed, Program
from doctor.rules.flow import CHANGES, changed, is_plain, is_repeated
from doctor.rules.pickling import set_at_first
from doctor.rules.registry import rule
from doctor.rules.syntax import line, method, name_of

DRAWS = {"random", "randint", "randrange", "uniform", "choice", "choices", "sample", "shuffle", "gauss"}
DRAWS |= {"normal", "rand", "randn", "permutation", "normalvariate", "standard_normal"}
CONNECTS = {"sqlite3.connect", "psycopg2.connect", "psycopg.connect", "pymysql.connect", "MySQLdb.connect"}
CONNECTS |= {"socket.create_connection", "multiprocessing.connection.Client"}
SEEDS = ("random.seed", "numpy.random.seed")


@rule("global-changed", "globals#each-its-own")
def global_changed(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    parent, children = {*program.in_parent()}, program.in_children()
    executed = {function: {*program.executed(function)} for function in children}
    changes = {
        function: {name.id for node in nodes for name in changed(program, node)}
        for function, nodes in executed.items()
    }
    for function, one in children.items():
        if parent & executed[function] or (one is not None and one.way == "initializer"):
            continue
        for node in program.executed(function):
            for name in changed(program, node):
                place = program.place(name.id, name)
                if place is not program.tree or (program.tree, name.id) not in program.bound:
                    continue
                values = program.bound[program.tree, name.id]
                own = [value for value in values if isinstance(value, ast.expr)]
                if not all(is_plain(program, value) for value in own) or not own:
                    continue
                writes = {
                    program.scope[other]
                    for other in program.names[name.id]
                    if isinstance(other.ctx, ast.Store) and other in parent
                }
                reads = [
                    other
                    for other in program.names[name.id]
                    if other in parent
                    and isinstance(other.ctx, ast.Load)
                    and program.place(name.id, other) is program.tree
                    and not is_given(program, other)
                    and not alters(program, other)
                    and is_after(program, other, one)
                ]
                # Reads in other children that never change it, outside of what this child executes.
                others = {
                    other
                    for child, nodes in executed.items()
                    if name.id not in changes[child]
                    for other in program.names[name.id]
                    if other in nodes and other not in executed[function] and other not in parent
                }
                reads += [other for other in others if program.place(name.id, other) is program.tree]
                if reads and len(writes) <= 1:
                    yield (
                        node,
                        (name.id, getattr(function, "name", ""), str(min(read.lineno for read in reads))),
                    )


def is_after(program: Program, read: ast.AST, one: Handed | None) -> bool:
    """Whether the parent reads after it has handed over: in the same scope and later, or in another."""
    if one is None or program.scope[read] is not program.scope[one.call]:
        return False
    return getattr(read, "lineno", 0) > (one.call.end_lineno or one.call.lineno)


def is_given(program: Program, node: ast.AST) -> bool:
    """Whether a name is an argument of what another process runs."""
    return any(up in program.handing for up in program.ancestors(node))


def alters(program: Program, node: ast.AST) -> bool:
    """Whether what a name holds is changed there."""
    up = program.parent[node]
    if isinstance(up, ast.Subscript):
        return not isinstance(up.ctx, ast.Load)
    return isinstance(up, ast.Attribute) and up.attr in CHANGES


@rule("set-in-run", "pickling#self-is-copied")
def set_in_run(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    classes = [node for node in program.nodes if isinstance(node, ast.ClassDef) and program.is_process(node)]
    if any(method(call, "run") is not None for call in program.calls):  # in the parent, as it seems
        return
    parent = {*program.in_parent()}
    for known in classes:
        for run in program.defined.get((known, "run"), []):
            for node in program.body(run):
                if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Store):
                    continue
                owners = [one for one in classes if (one, node.attr) in program.attributes]
                if owners != [known] or not name_of(node).startswith("self."):
                    continue
                if not begins_plain(program, known, node):
                    continue
                reads = [
                    one.lineno
                    for one in program.nodes
                    if isinstance(one, ast.Attribute)
                    and one.attr == node.attr
                    and isinstance(one.ctx, ast.Load)
                    and one in parent
                    and program.kind(one.value) == "Process"
                    and is_joined_before(program, one)
                ]
                for number in reads[:1]:
                    yield node, (name_of(node), known.name, str(number))


def begins_plain(program: Program, known: ast.ClassDef, node: ast.Attribute) -> bool:
    """Whether __init__() makes this attribute, of plain data, and nothing outside of the class sets it."""
    if any(
        isinstance(one, ast.Attribute)
        and (one.attr, type(one.ctx)) == (node.attr, ast.Store)
        and program.class_of(one) is not known
        for one in program.nodes
    ):
        return False
    made = [
        value
        for value in program.attributes[known, node.attr]
        if isinstance(value, ast.expr) and getattr(program.scope.get(value), "name", "") == "__init__"
    ]
    return bool(made) and all(is_plain(program, value) for value in made)


def is_joined_before(program: Program, node: ast.Attribute) -> bool:
    """Whether a join() stands above it in the same function, so that it is meant to read a result."""
    return any(
        method(call, "join") is not None
        and program.scope[call] is program.scope[node]
        and call.lineno < node.lineno
        for call in program.calls
    )


@rule("self-changed", "pickling#self-is-copied")
def self_changed(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """``target=self.fetch`` appends to self.results, and whoever starts it reads that after join()."""
    for one in program.handed:
        function = program.definition(one.target)
        known = program.class_of(one.target)
        if one.way != "Process" or not isinstance(one.target, ast.Attribute) or known is None:
            continue
        if not isinstance(function, ast.FunctionDef) or function in program.called:
            continue
        plain = {
            name
            for name, values in set_at_first(program, known)
            if all(isinstance(value, ast.expr) and is_plain(program, value) for value in values)
        }
        joins = [
            line(call)
            for call in program.calls
            if method(call, "join") is not None and program.scope[call] is program.scope[one.call]
        ]
        if not joins:
            continue
        for node in program.body(function):
            of = method(node, *CHANGES)
            if not isinstance(of, ast.Attribute) or name_of(of) != f"self.{of.attr}" or of.attr not in plain:
                continue
            reads = [
                line(use)
                for use in program.within[program.scope[one.call]]
                if isinstance(use, ast.Attribute)
                and name_of(use) == name_of(of)
                and line(use) > min(joins)
                and not alters(program, use)
            ]
            if reads:
                yield node, (name_of(of), function.name, str(min(reads)))


@rule("global-under-guard", "child-globals#name-error")
def global_under_guard(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.wants_fork:
        return
    under = {
        node.id
        for node in program.nodes
        if isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Store)
        and program.scope[node] is program.tree
        and program.is_guarded(node)
    }
    free = {
        node.id
        for node in program.nodes
        if isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Store)
        and program.home(node) is program.tree
        and not (program.scope[node] is program.tree and program.is_guarded(node))
    }
    for function, one in program.in_children().items():
        if one is None:
            continue
        for node in program.untried(function):
            if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load):
                continue
            if node.id not in under - free or program.place(node.id, node) is not program.tree:
                continue
            if node.id in program.imports or (program.tree, node.id) in program.defined:
                continue
            yield node, (node.id, getattr(function, "name", ""))
            break


@rule("set-under-guard", "child-globals#set-under-guard")
def set_under_guard(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.wants_fork:
        return
    imported = {*program.at_import()}
    for function, one in program.in_children().items():
        if one is None or one.way == "initializer":
            continue
        nodes = program.executed(function)
        if one.call in nodes:  # the child comes there, too, and starts the next one
            continue
        for node in nodes:
            if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load):
                continue
            if program.place(node.id, node) is not program.tree or node.id in program.imports:
                continue
            stores = [
                other
                for other in program.names[node.id]
                if isinstance(other.ctx, ast.Store) and program.home(other) is program.tree
            ]
            top = [other for other in stores if program.scope[other] is program.tree]
            free = [other for other in top if not program.is_guarded(other)]
            under = [other for other in top if program.is_guarded(other)]
            starter = program.scope[one.call]
            if not under and starter is not program.tree:  # set by a function that no import calls
                under = [
                    other for other in stores if other not in imported and program.scope[other] is starter
                ]
            if under and free and len(free) + len(under) == len(stores) and under[0].lineno < one.call.lineno:
                yield under[0], (node.id, getattr(function, "name", ""))
                break


@rule("filled-under-guard", "child-globals#filled-under-guard")
def filled_under_guard(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    empty = {
        name for scope, name in program.bound if scope is program.tree and is_empty_global(program, name)
    }
    if program.wants_fork or not empty:
        return
    fills = defaultdict[str, list[ast.Name]](list)
    for use in (use for node in program.nodes for use in changed(program, node) if use.id in empty):
        if program.place(use.id, use) is program.tree:
            fills[use.id].append(use)
    imported = {*program.at_import()}
    for function, one in program.in_children().items():
        nodes = program.executed(function)
        if one is None or one.way == "initializer" or one.call in nodes:
            continue
        read = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        written = {name.id for node in nodes for name in changed(program, node)}
        starter = program.scope[one.call]
        for name in sorted(read & {*fills} - written):
            under = [use for use in fills[name] if program.is_guarded(use) or program.scope[use] is starter]
            early = under and under[0].lineno < one.call.lineno
            if early and len(under) == len(fills[name]) and not {*under} & imported:
                yield under[0], (name, getattr(function, "name", ""))


def is_empty_global(program: Program, name: str) -> bool:
    """Whether the top level makes this an empty list, dict or set, and nothing else is assigned to it."""
    held = program.bound.get((program.tree, name), [])
    if len(held) != 1 or not isinstance(held[0], ast.expr) or program.is_guarded(held[0]):
        return False
    return ast.unparse(held[0]) in ("[]", "{}", "list()", "dict()", "set()")


@rule("logging-under-guard", "logging#no-handler")
def logging_under_guard(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """basicConfig() with a level that children do not come to, and a child that logs below WARNING."""
    if program.wants_fork:
        return
    setups = [call for call in program.calls if sets_up_logging(program, call)]
    if len(setups) != 1 or any(one.way == "initializer" for one in program.handed):
        return
    levels = [ast.unparse(word.value) for word in setups[0].keywords if word.arg == "level"]
    if not any(level in ("logging.INFO", "logging.DEBUG", "'INFO'", "'DEBUG'") for level in levels):
        return
    if setups[0] in program.at_import() or setups[0] not in program.in_parent():
        return
    for function in program.in_children():
        calls = [node for node in program.executed(function) if isinstance(node, ast.Call)]
        told = [call for call in calls if logs(program, call, "info", "debug")]
        # What else has to do with logging there may set it up.
        others = [
            call
            for call in calls
            if "log" in name_of(call.func).lower()
            and not logs(program, call, "info", "debug", "warning", "error", "exception", "critical")
        ]
        if told and not others and setups[0] not in calls:
            yield told[0], (name_of(told[0]), str(line(setups[0])))


def sets_up_logging(program: Program, call: ast.Call) -> bool:
    """Whether a call gives a logger a handler or a level."""
    by_module = program.path(call.func).startswith("logging.") and name_of(call.func).endswith("Config")
    return by_module or method(call, "addHandler", "setLevel") is not None


def logs(program: Program, call: ast.Call, *levels: str) -> bool:
    """Whether a call logs at one of these levels, by the module or by a logger that the file made."""
    of = method(call, *levels)
    if of is None:
        return False
    made = [program.path(one.func) if isinstance(one, ast.Call) else "" for one in program.values(of)]
    return program.path(of) == "logging" or made == ["logging.getLogger"]


@rule("opened-at-top-level", "connections-files#top-level")
def opened_at_top_level(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.chosen and "fork" not in program.chosen:
        return
    parent = {*program.in_parent()}
    for function, one in program.in_children().items():
        names = {
            node.id: node
            for node in program.executed(function)
            if isinstance(node, ast.Name) and node not in parent
        }
        for name, node in sorted(names.items()):
            held = program.values(node) if program.place(name, node) is program.tree else []
            made = held[0] if len(held) == 1 and (one is None or one.way != "initializer") else None
            if not isinstance(made, ast.Call) or program.path(made.func) not in CONNECTS:
                continue
            if program.scope[made] is program.tree and not program.is_guarded(made):
                yield made, (name_of(made), getattr(function, "name", ""))


@rule("shared-at-top-level", "migrate-symptoms#top-level-queue")
def shared_at_top_level(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.wants_fork:
        return
    told = set[str]()
    parent = {*program.in_parent()}
    for function, one in program.in_children().items():
        if one is not None and one.way == "initializer":
            continue
        for node in program.executed(function):
            if not isinstance(node, ast.Name) or node.id in told or node in parent:
                continue
            if program.place(node.id, node) is not program.tree or program.kind(node) not in SHARED:
                continue
            made = [value for value in program.bound[program.tree, node.id] if isinstance(value, ast.expr)]
            free = [
                value
                for value in made
                if program.scope[value] is program.tree and not program.is_guarded(value)
            ]
            if len(made) == len(free) == 1:
                told.add(node.id)
                yield made[0], (node.id, getattr(function, "name", ""), program.kind(node))


@rule("seeded-at-top-level", "child-globals#module-level-random")
def seeded_at_top_level(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    seeds = [
        node
        for node in program.at_import()
        if isinstance(node, ast.Call)
        and program.scope[node] is program.tree
        and program.named(node.func) in SEEDS
    ]
    if not seeds:
        return
    for function, one in program.in_children().items():
        nodes = program.executed(function)
        names = [program.named(node.func) for node in nodes if isinstance(node, ast.Call)]
        module = program.named(seeds[0].func).rpartition(".")[0]
        many = one is not None and (one.way != "Process" or is_repeated(program, one.call))
        if (
            many
            and f"{module}.seed" not in names
            and any(name == f"{module}.{draw}" for name in names for draw in DRAWS)
        ) and not any(other.way == "initializer" for other in program.handed):
            yield seeds[0], (name_of(seeds[0].func), getattr(function, "name", ""))
            return


@rule("seeded-in-initializer", "random-numbers#same-seed")
def seeded_in_initializer(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        function = program.function(one.target)
        for node in program.body(function) if function and one.way == "initializer" else ():
            if (
                isinstance(node, ast.Call)
                and program.named(node.func) in SEEDS
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and node.args[0].value is not None
            ):
                yield node, (name_of(node), getattr(function, "name", ""))

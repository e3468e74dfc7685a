"""Which public names of multiprocessing a program uses, by its syntax tree.

A call is resolved to the class that it is of: ``queue.put`` is a use of ``multiprocessing.queues.Queue.put``
where ``queue`` was made by ``Queue()``, also in the function of a child that was given it. What is known of
a variable is a set of *kinds*, each a text:

multiprocessing.Queue       this module, class or function itself
multiprocessing.pool.Pool() an object of that class
…*                          something that has such things in it: a list, a tuple, what a loop goes over
=work                       a function or class of the program itself; =Worker() an object of it

All kinds that a variable may have anywhere in its function are joined; so a name may be found that one run
does not reach, and none is found that the program does not write.
"""

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

PACKAGES = ("multiprocessing", "concurrent")
TOP = "multiprocessing"
CONTEXT = "multiprocessing.context.BaseContext"
SAME = {"list", "tuple", "set", "sorted", "reversed", "iter"}  # of builtins: what is in it is what was in it
INTO = {"append", "add", "extend", "insert", "put"}  # methods that put something into a thing
HANDED = {"args", "initargs"}  # parameters for what a function of the program is called with
ROUNDS = 6  # until what is known of one function has come to those that it calls
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True)
class Names:
    """The public names there are, without parameters, and how they hang together.

    ``bases`` are the classes that a class inherits from, by its name; ``aliases`` other names of a thing,
    with the one that it is listed by; ``gives`` what a function returns: a class, and an asterisk where it is
    several of them.
    """

    names: frozenset[str]
    bases: Mapping[str, list[str]] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    gives: Mapping[str, str] = field(default_factory=dict)

    def is_prefix(self, name: str) -> bool:
        """Whether it is a package or a module that has names."""
        return name in self.prefixes

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """All packages, modules and classes that have names: what stands before a dot in one."""
        found = set()
        for name in (*self.names, *self.aliases):
            while name := name.rpartition(".")[0]:
                found.add(name)
        return frozenset(found)

    def attribute(self, owner: str, name: str) -> str:
        """The full name of an attribute of a module or a class, which may inherit it; "" if it is no such."""
        if (own := f"{owner}.{name}") in self.names or self.is_prefix(own):
            return own
        if own in self.aliases:
            return self.aliases[own]
        classes = [owner, *self.bases.get(owner, ())]
        found = (f"{one}.{name}" for one in classes if f"{one}.{name}" in self.names)
        if first := next(found, ""):
            return first
        return self.attribute(TOP, name) if CONTEXT in classes else ""

    def made(self, name: str) -> str:
        """The kind of what a call of a name returns; "" where it is none of ours."""
        if name in self.gives:
            given = self.gives[name]
            return given.replace("*", "") + "()" + "*" * given.count("*")
        return f"{name}()" if name.rpartition(".")[2][:1].isupper() else ""


def uses(tree: ast.Module, names: Names) -> set[str]:
    """The public names that a program uses, and the parameters that it gives: ``…Process(name=)``."""
    reader = Reader(names)
    for _ in range(ROUNDS):
        before = reader.known()
        reader.visit(tree)
        if reader.known() == before:
            break
    return reader.used


class Reader(ast.NodeVisitor):
    """Goes through a program, and notes what each variable may be, and what is used."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.used: set[str] = set()
        self.kinds: dict[str, set[str]] = defaultdict(set)  # by scope and variable: "work.queue"
        self.functions: dict[str, Function] = {}
        self.classes: dict[str, set[str]] = {}  # the kinds of the bases of the program's own classes
        self.returned: dict[str, set[str]] = defaultdict(set)
        self.scopes: list[str] = [""]

    def known(self) -> int:
        """How much is known so far; it never becomes less."""
        return len(self.used) + sum(map(len, (*self.kinds.values(), *self.returned.values())))

    # What an expression may be.

    def of(self, node: ast.expr | None) -> set[str]:
        """The kinds of an expression."""
        match node:
            case ast.Name(id=name):
                return self.look(name)
            case ast.Attribute(value=value, attr=attr):
                return {kind for one in self.of(value) for kind in self.attribute(one, attr)}
            case ast.Call():
                return self.called(node)
            case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
                return {f"{kind}*" for part in parts for kind in self.of(part)}
            case ast.Dict(keys=keys, values=values):
                return {f"{kind}*" for part in (*keys, *values) for kind in self.of(part)}
            case ast.ListComp(elt=part) | ast.SetComp(elt=part) | ast.GeneratorExp(elt=part):
                return {f"{kind}*" for kind in self.of(part)}
            case ast.DictComp(key=key, value=value):
                return {f"{kind}*" for part in (key, value) for kind in self.of(part)}
            case ast.Subscript(value=value) | ast.Starred(value=value):
                return inside(self.of(value))
            case ast.Await(value=value) | ast.NamedExpr(value=value):
                return self.of(value)
            case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
                return self.of(one) | self.of(other)
            case ast.BoolOp(values=values):
                return {kind for value in values for kind in self.of(value)}
            case _:
                return set()

    def look(self, name: str) -> set[str]:
        """The kinds of a variable, from the innermost function that knows it."""
        for depth in range(len(self.scopes), 0, -1):
            if found := self.kinds.get(f"{'.'.join(self.scopes[:depth])}.{name}"):
                return found
        return set()

    def attribute(self, kind: str, name: str) -> set[str]:
        """The kinds of an attribute of something of a kind."""
        if kind.endswith("*"):
            return {kind} if name in ("values", "keys", "items", "pop", "copy") else set()
        owner = kind.removesuffix("()")
        if not owner.startswith("="):
            found = self.names.attribute(owner, name)
            return {found} if found else set()
        own = self.kinds.get(f"{owner}.{name}", set())
        inherited = {k for base in self.classes.get(owner, ()) for k in self.attribute(f"{base}()", name)}
        return own or inherited

    def called(self, call: ast.Call) -> set[str]:
        """The kinds of what a call returns."""
        found: set[str] = set()
        match call.func:
            case ast.Name(id=name) if name in SAME and call.args:
                return self.of(call.args[0])
            case ast.Name(id="enumerate" | "zip"):
                return {f"{kind}*" for argument in call.args for kind in self.of(argument)}
            case ast.Name(id="next" | "max" | "min") if call.args:
                return inside(self.of(call.args[0]))
            case ast.Name(id="super"):
                return {f"{kind}()" for scope in self.scopes for kind in self.classes.get(f"={scope}", ())}
        for kind in self.of(call.func):
            if kind.endswith("*"):
                found.add(
                    kind if isinstance(call.func, ast.Attribute) and call.func.attr != "pop" else kind[:-1]
                )
            elif kind.startswith("="):
                found |= {f"{kind}()"} if kind in self.classes else self.returned[kind]
            elif made := self.names.made(kind):
                self.note({made.rstrip("*").removesuffix("()")})
                found.add(made)
        return found

    # What statements tell of variables.

    def bind(self, target: ast.expr, kinds: Iterable[str]) -> None:
        """Note that a variable, or each of several, may be of these kinds."""
        kinds = set(kinds)
        match target:
            case ast.Name(id=name):
                self.kinds[f"{'.'.join(self.scopes)}.{name}"] |= kinds
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                for part in parts:
                    self.bind(part, inside(kinds))
            case ast.Starred(value=value):
                self.bind(value, {f"{kind}*" for kind in kinds})
            case ast.Subscript(value=value):
                self.bind(value, {f"{kind}*" for kind in kinds})
            case ast.Attribute(value=value, attr=attr):
                for owner in self.of(value):
                    if owner.startswith("="):
                        self.kinds[f"{owner.removesuffix('()')}.{attr}"] |= kinds

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            if alias.name.partition(".")[0] in PACKAGES:
                name = alias.name if alias.asname else alias.name.partition(".")[0]
                self.bind(ast.Name(alias.asname or name), {name})

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if (node.module or "").partition(".")[0] in PACKAGES:
            for alias in node.names:
                if found := self.names.attribute(node.module or "", alias.name):
                    self.bind(ast.Name(alias.asname or alias.name), {found})

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for part, value in zip(target.elts, node.value.elts, strict=False):
                    self.bind(part, self.of(value))
            else:
                self.bind(target, self.of(node.value))
        self.generic_visit(node)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.bind(node.target, self.of(node.value))
        self.generic_visit(node)

    def visit_withitem(self, node: ast.withitem) -> None:
        if node.optional_vars:
            self.bind(node.optional_vars, self.of(node.context_expr))
        self.generic_visit(node)

    def visit_For(self, node: ast.For) -> None:
        self.bind(node.target, inside(self.of(node.iter)))
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        self.bind(node.target, inside(self.of(node.iter)))
        self.generic_visit(node)

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> None:
        for generator in node.generators:  # before what is made of them
            self.visit(generator)
        self.generic_visit(node)

    visit_ListComp = visit_SetComp = visit_GeneratorExp = visit_DictComp = _comprehension

    def visit_Return(self, node: ast.Return) -> None:
        self.returned[f"={self.scopes[-1]}"] |= self.of(node.value)
        self.generic_visit(node)

    def visit_Yield(self, node: ast.Yield) -> None:
        self.returned[f"={self.scopes[-1]}"] |= {f"{kind}*" for kind in self.of(node.value)}
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        owner = f"={self.scopes[-1]}"
        if owner in self.classes:
            kind = f"{owner}.{node.name}"
            self.kinds[kind].add(kind)
            for base in self.classes[owner]:  # one that is written anew is shown, too
                self.used |= {name for name in self.attribute(f"{base}()", node.name) if name[0] != "="}
            self.given(node, [{f"{owner}()"}], {})
        else:
            kind = f"={node.name}"
            self.bind(ast.Name(node.name), {kind})
        self.functions[kind] = node
        self.within(node.name, node)
        if kind != f"={node.name}":
            self.returned[kind] |= self.returned[f"={node.name}"]

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        kind = f"={node.name}"
        self.classes.setdefault(kind, set()).update(*(self.of(base) for base in node.bases))
        self.bind(ast.Name(node.name), {kind})
        self.within(node.name, node)

    def within(self, name: str, node: ast.AST) -> None:
        """Go through what a function or a class holds."""
        self.scopes.append(name)
        self.generic_visit(node)
        self.scopes.pop()

    def given(
        self, function: Function, arguments: list[set[str]], named: Mapping[str | None, set[str]]
    ) -> None:
        """Note what a function of the program is called with."""
        name = getattr(function, "name", "")
        self.scopes.append(name)
        parameters = [*function.args.posonlyargs, *function.args.args]
        for parameter, kinds in zip(parameters, arguments, strict=False):
            self.bind(ast.Name(parameter.arg), kinds)
        for parameter in (*parameters, *function.args.kwonlyargs):
            self.bind(ast.Name(parameter.arg), named.get(parameter.arg, set()))
        self.scopes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        arguments, named = [*map(self.of, node.args)], {k.arg: self.of(k.value) for k in node.keywords}
        for kind in self.of(node.func):
            if kind in self.functions:
                own = [{kind.rpartition(".")[0] + "()"}] if "." in kind else []
                self.given(self.functions[kind], own + arguments, named)
            elif (method := f"{kind}.__init__") in self.functions:
                self.given(self.functions[method], [{f"{kind}()"}, *arguments], named)
            elif kind[0] != "=":
                self.used |= {f"{kind}({keyword.arg}=)" for keyword in node.keywords if keyword.arg}
        if isinstance(node.func, ast.Attribute):
            if node.func.attr in INTO and not self.of(node.func):
                self.bind(node.func.value, {f"{kind}*" for one in arguments for kind in one})
            if node.func.attr == "add_done_callback":
                for kind in arguments[0] if arguments else ():
                    if kind in self.functions:
                        self.given(self.functions[kind], [self.of(node.func.value)], {})
        self.handed(node, arguments)

    def handed(self, node: ast.Call, arguments: list[set[str]]) -> None:
        """Note what a function of the program gets that is itself an argument: of a Process, a pool …"""
        passed = [k.value for k in node.keywords if k.arg in HANDED]
        for place, kinds in [*enumerate(arguments), *((-1, self.of(k.value)) for k in node.keywords)]:
            rest = node.args[place + 1 :] if place >= 0 else []
            tuples = [one for one in (*passed, *rest) if isinstance(one, ast.Tuple)]
            for kind in kinds & self.functions.keys():
                own = [{kind.rpartition(".")[0] + "()"}] if "." in kind else []
                for one in tuples:
                    self.given(self.functions[kind], own + [self.of(part) for part in one.elts], {})
                if rest:
                    self.given(self.functions[kind], own + [self.of(one) for one in rest], {})
                    self.given(self.functions[kind], own + [inside(self.of(one)) for one in rest], {})

    # What is used.

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.note(self.look(node.id))

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.note(self.of(node))
        if isinstance(node.ctx, ast.Store):
            self.bind(node, set())
        self.generic_visit(node)

    def note(self, kinds: Iterable[str]) -> None:
        """Note the use of names, and of those that a class has them from."""
        for kind in kinds:
            owner, _, name = kind.rpartition(".")
            overridden = (f"{base}.{name}" for base in self.names.bases.get(owner, ()))
            self.used |= {one for one in (kind, *overridden) if one in self.names.names}


def inside(kinds: Iterable[str]) -> set[str]:
    """The kinds of what is in something."""
    return {kind[:-1] for kind in kinds if kind.endswith("*")}

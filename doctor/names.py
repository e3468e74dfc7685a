"""What the names of a program stand for: a Queue of multiprocessing, a function of the file, a pool …

Nothing is run. A name counts only where all that is assigned to it agrees, so that what is told is so.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Union

DEPTH = 8  # names that lead to another name
PAIR = 2  # ends of a pipe
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
SHARED_NODES = (ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop)
Function = Union[ast.FunctionDef, ast.AsyncFunctionDef]

# Modules by what their names begin with here: "Queue" is one of multiprocessing, "thread.Queue" is not.
MODULES = {
    "multiprocessing": "",
    "multiprocessing.context": "",
    "multiprocessing.managers": "",
    "multiprocessing.pool": "",
    "multiprocessing.process": "",
    "multiprocessing.queues": "",
    "multiprocessing.synchronize": "",
    "multiprocessing.sharedctypes": "",
    "torch.multiprocessing": "",
    "concurrent.futures": "",
    "concurrent.futures.process": "",
    "queue": "thread.",
    "threading": "thread.",
    "functools": "functools.",
    "asyncio": "asyncio.",
    "random": "random.",
    "numpy.random": "numpy.random.",
}
SHARED = {
    *("Queue", "JoinableQueue", "SimpleQueue"),
    *("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Event", "Condition", "Barrier"),
    *("Value", "Array"),
}
EXPORTED = SHARED | {"Process", "Pool", "Manager", "Pipe", "RawValue", "RawArray"}
EXPORTED |= {"get_context", "set_start_method", "current_process", "freeze_support", "cpu_count"}
THREADS = {"thread.Lock", "thread.RLock", "thread.Condition", "thread.Event", "thread.Semaphore"}
THREADS |= {"thread.Queue", "thread.LifoQueue", "thread.PriorityQueue", "thread.SimpleQueue"}
LOOPS = {"asyncio.Queue", "asyncio.PriorityQueue", "asyncio.LifoQueue", "asyncio.Event", "asyncio.Lock"}
TASKS = ("apply", "apply_async", "map", "map_async", "imap", "imap_unordered", "starmap", "starmap_async")
STARTERS = ("Process", "Pool", "Manager")


@dataclass(frozen=True)
class Each:
    """What a loop's variable is given: each item of this."""

    of: ast.expr


@dataclass(frozen=True)
class End:
    """What one of two names is given that a Pipe is unpacked to."""

    of: ast.Call
    number: int


Value = Union[ast.expr, Each, End, None]  # None: nothing is known


@dataclass(frozen=True)
class Handed:
    """A function that another process is to run, with what it is given.

    ``way`` is "Process", a method of a pool, "submit" and "executor.map" of an executor, or "run_in_executor"
    of an event loop with such an executor. ``values`` are
    those arguments that are written out, None where they are not known; ``each`` are iterables of them.
    """

    call: ast.Call
    way: str
    target: ast.expr
    values: list[ast.expr] | None
    each: tuple[ast.expr, ...] = ()


class Program:
    """A program that was read, not run; ``tree`` where it was parsed already.

    Raises SyntaxError and what else ast.parse raises.
    """

    def __init__(self, source: str, tree: ast.Module | None = None) -> None:
        self.lines = source.splitlines()
        self.tree = tree or ast.parse(source)
        self.parent: dict[ast.AST, ast.AST] = {}
        self.scope: dict[ast.AST, ast.AST] = {self.tree: self.tree}  # a function, a class or the module
        self.nodes: list[ast.AST] = []
        self.within: dict[ast.AST, list[ast.AST]] = defaultdict(list)  # nodes by their scope
        self.names: dict[str, list[ast.Name]] = defaultdict(list)  # wherever a name is read or assigned
        self._walk()
        self.calls = [node for node in self.nodes if isinstance(node, ast.Call)]
        self.imports: dict[str, str] = {}
        self.bound: dict[tuple[ast.AST, str], list[Value]] = defaultdict(list)
        self.attributes: dict[tuple[ast.AST, str], list[Value]] = defaultdict(list)
        self.appended: dict[tuple[ast.AST, str], list[ast.expr]] = defaultdict(list)
        self.defined: dict[tuple[ast.AST, str], list[ast.AST]] = defaultdict(list)
        self.globals: set[tuple[ast.AST, str]] = set()
        self._bind()
        self._bind_fixtures()
        self._kinds: dict[ast.AST, str] = {}
        self.handed = [*self._handed()]
        self.runs: dict[ast.AST, list[Handed]] = defaultdict(list)  # by the function that is handed over
        for one in self.handed:
            if function := self.function(one.target):
                self.runs[function].append(one)
        self.handing = {one.call for one in self.handed}
        # Functions that the program itself calls, too.
        self.called = {known for call in self.calls if (known := self.definition(call.func))}
        words = {value.value for value in self.nodes if isinstance(value, ast.Constant)}
        # A program that wants fork by name is not meant for the other start methods.
        self.wants_fork = "fork" in {word for word in words if isinstance(word, str)}

    @property
    def chosen(self) -> list[str]:
        """The start methods that it names itself, in their order."""
        named = [
            call.args[0]
            for call in self.calls
            if call.args and self.named(call.func) in ("set_start_method", "get_context")
        ]
        texts = [str(one.value) for one in named if isinstance(one, ast.Constant) and one.value]
        return list(dict.fromkeys(texts))

    @property
    def starts(self) -> bool:
        """Whether it makes processes, a pool, an executor or a manager anywhere."""
        kinds = ("Process", "Pool", "ProcessPoolExecutor", "Manager")
        managers = any(path.startswith("multiprocessing.managers") for path in self.imports.values())
        return managers or any(self.kind(call) in kinds for call in self.calls)

    def is_generator(self, function: ast.AST | None) -> bool:
        """Whether a call of this makes a generator, as it is a function of the file without a decorator."""
        return (
            isinstance(function, ast.FunctionDef)
            and not function.decorator_list
            and any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in self.body(function))
        )

    # -- reading the tree --

    def _walk(self) -> None:
        """All nodes in the order of the text, each with its parent and scope."""
        todo: list[ast.AST] = [self.tree]
        while todo:
            node = todo.pop()
            self.nodes.append(node)
            if node is not self.tree:
                self.within[self.scope[node]].append(node)
            if isinstance(node, ast.Name):
                self.names[node.id].append(node)
            inner = node if isinstance(node, (*FUNCTIONS, ast.ClassDef)) else self.scope[node]
            for child in reversed(children(node)):
                self.parent[child] = node
                self.scope[child] = inner
                todo.append(child)

    def _bind(self) -> None:
        for node in self.nodes:
            if isinstance(node, (ast.Global, ast.Nonlocal)):
                self.globals |= {(self.scope[node], name) for name in node.names}
        for node in self.nodes:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                self._import(node)
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                self.defined[self.scope[node], node.name].append(node)
            if isinstance(node, FUNCTIONS):
                for argument in arguments(node):
                    self.bound[node, argument.arg].append(None)
            elif isinstance(node, ast.Assign):
                for target in node.targets:
                    self._assign(target, node.value)
            elif (isinstance(node, ast.AnnAssign) and node.value) or isinstance(node, ast.NamedExpr):
                self._assign(node.target, node.value)
            elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
                self._assign(node.target, Each(node.iter))
            elif isinstance(node, ast.withitem) and node.optional_vars:
                self._assign(node.optional_vars, node.context_expr)
            elif isinstance(node, ast.AugAssign):
                self._assign(node.target, None)
            elif isinstance(node, ast.ExceptHandler) and node.name:
                self.bound[self.scope[node], node.name].append(None)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                name = node.func.value
                if node.func.attr == "append" and isinstance(name, ast.Name):
                    self.appended[self.home(name), name.id].append(node.args[0])
                elif node.func.attr == "append" and (attribute := self._attribute(name)):
                    self.appended[attribute].append(node.args[0])

    def _bind_fixtures(self) -> None:
        """What pytest gives to tests by the names of their parameters."""
        functions = [node for node in self.nodes if isinstance(node, ast.FunctionDef)]
        for fixture in filter(is_fixture, functions):
            ends = [one for one in self.body(fixture) if isinstance(one, (ast.Yield, ast.Return))]
            given = [one.value for one in ends if one.value]
            for test in functions if len(given) == 1 else ():
                names = [one.arg for one in arguments(test)] if test.name.startswith("test") else []
                if fixture.name in names and self.bound[test, fixture.name] == [None]:
                    self.bound[test, fixture.name] = [*given]

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            if isinstance(node, ast.Import):
                name = alias.asname or alias.name.partition(".")[0]
                path = alias.name if alias.asname else name
            elif alias.name == "*":
                if node.module in ("multiprocessing", "torch.multiprocessing"):
                    for one in EXPORTED:
                        self.imports.setdefault(one, f"multiprocessing.{one}")
                continue
            else:
                name = alias.asname or alias.name
                path = "." * node.level + f"{node.module or ''}.{alias.name}"
            # Of two modules by one name, nobody knows which.
            self.imports[name] = path if self.imports.get(name, path) == path else "?"

    def _assign(self, target: ast.expr, value: Value) -> None:
        if isinstance(target, ast.Name):
            self.bound[self.home(target), target.id].append(value)
        elif isinstance(target, ast.Attribute):
            if attribute := self._attribute(target):
                self.attributes[attribute].append(value)
        elif isinstance(target, ast.Starred):
            self._assign(target.value, None)
        elif isinstance(target, (ast.Tuple, ast.List)):
            values: list[Value] = [None] * len(target.elts)
            if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts):
                values = [*value.elts]
            elif isinstance(value, ast.Call) and len(values) == PAIR and last_name(value) == "Pipe":
                values = [End(value, 0), End(value, 1)]
            for number, one in enumerate(target.elts):
                self._assign(one, values[number])

    def home(self, name: ast.Name) -> ast.AST:
        """The scope that a name is assigned in."""
        scope = self.scope[name]
        while isinstance(scope, ast.Lambda):
            scope = self.scope[scope]
        return self.tree if (scope, name.id) in self.globals else scope

    def _attribute(self, node: ast.expr) -> tuple[ast.AST, str] | None:
        """The class and the name of an attribute of self."""
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            method = self.method_of(node)
            if method and (names := arguments(method)) and names[0].arg == node.value.id:
                return self.scope[method], node.attr
        return None

    def method_of(self, node: ast.AST) -> Function | None:
        """The method of a class that a node is in."""
        scope = self.scope[node]
        while not isinstance(scope, ast.Module):
            if isinstance(scope, (ast.FunctionDef, ast.AsyncFunctionDef)) and isinstance(
                self.scope[scope], ast.ClassDef
            ):
                return scope
            scope = self.scope[scope]
        return None

    def class_of(self, node: ast.AST) -> ast.ClassDef | None:
        """The class whose method a node is in."""
        method = self.method_of(node)
        found = self.scope[method] if method else None
        return found if isinstance(found, ast.ClassDef) else None

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """What a node is in, from within to without."""
        while node in self.parent:
            node = self.parent[node]
            yield node

    def is_tried(self, node: ast.AST) -> bool:
        """Whether it stands in a try statement, which may expect that it fails."""
        return any(isinstance(one, ast.Try) for one in self.ancestors(node))

    # -- what a name is --

    def place(self, name: str, at: ast.AST) -> ast.AST | None:
        """The scope that a name read there comes from; None for an import or a builtin."""
        scope: ast.AST = self.scope[at]
        if (scope, name) in self.globals:
            return self.tree
        first = True
        while True:
            visible = first or not isinstance(scope, ast.ClassDef)
            if visible and ((scope, name) in self.bound or (scope, name) in self.defined):
                return scope
            if isinstance(scope, ast.Module):
                return None
            scope, first = self.scope[scope], False

    def values(self, expression: ast.expr) -> list[Value]:
        """All that is assigned to a name or to an attribute of self; [] where that is not known."""
        if isinstance(expression, ast.Name):
            scope = self.place(expression.id, expression)
            if scope is None or (scope, expression.id) in self.defined or expression.id in self.imports:
                return []
            found = self.bound[scope, expression.id]
        elif attribute := self._attribute(expression):
            found = self.attributes.get(attribute, [])
        else:
            return []
        return [one for one in found if not (isinstance(one, ast.Constant) and one.value is None)]

    def held(self, expression: ast.expr) -> list[Value]:
        """What a name was given; anything else as it stands there."""
        return self.values(expression) if isinstance(expression, ast.Name) else [expression]

    def path(self, expression: ast.expr) -> str:
        """An imported name with its module: multiprocessing.Process; "" for all else."""
        if isinstance(expression, ast.Name):
            known = self.imports.get(expression.id, "")
            return known if known != "?" and self.place(expression.id, expression) is None else ""
        if isinstance(expression, ast.Attribute):
            base = self.path(expression.value)
            if base:
                return f"{base}.{expression.attr}"
            if self.kind(expression.value) == "get_context":
                return f"multiprocessing.{expression.attr}"
        return ""

    def context(self, expression: ast.expr) -> str:
        """The start method of what makes this, where get_context() names it; "" if unknown."""
        held = [expression] if isinstance(expression, ast.Call) else self.values(expression)
        if len(held) != 1 or not isinstance(call := held[0], ast.Call):
            return ""
        if self.named(call.func) == "get_context":
            name = call.args[0] if call.args else None
            return str(name.value) if isinstance(name, ast.Constant) and name.value else ""
        return self.context(call.func.value) if isinstance(call.func, ast.Attribute) else ""

    def kind(self, expression: Value, depth: int = DEPTH) -> str:
        """What an expression makes or holds: "Queue", "thread.Lock", "Manager.Queue" …; "" if unknown."""
        if expression is None or not depth:
            return ""
        if isinstance(expression, Each):
            return self._item(expression.of, depth - 1)
        if isinstance(expression, End):
            return self._end(expression)
        if expression not in self._kinds:
            self._kinds[expression] = ""  # of a name that is assigned to itself
            self._kinds[expression] = self._kind(expression, depth)
        return self._kinds[expression]

    def _kind(self, expression: ast.expr, depth: int) -> str:
        if isinstance(expression, ast.Call):
            func = expression.func
            if isinstance(func, ast.Attribute) and self.kind(func.value, depth - 1) == "Manager":
                return f"Manager.{func.attr}"
            if isinstance(func, ast.Attribute) and func.attr == "__enter__":
                return self.kind(func.value, depth - 1)
            return self.named(func)
        if isinstance(expression, ast.Subscript) and not isinstance(expression.slice, ast.Slice):
            return self._item(expression.value, depth - 1)
        kinds = {self.kind(value, depth - 1) for value in self.values(expression)}
        return kinds.pop() if len(kinds) == 1 else ""

    def _end(self, end: End) -> str:
        """What an end of a pipe is: of one that is made with duplex=False, a Receiver or a Sender."""
        duplex = argument_of(end.of, "duplex", 0)
        if self.kind(end.of) != "Pipe" or any(word.arg is None for word in end.of.keywords):
            return ""
        if duplex is None or (isinstance(duplex, ast.Constant) and duplex.value):
            return "End"
        return ("Receiver", "Sender")[end.number] if isinstance(duplex, ast.Constant) else ""

    def named(self, func: ast.expr) -> str:
        """What a call of this makes; "Process" also of a class of the file that is a Process."""
        module, _, name = self.path(func).rpartition(".")
        if module in MODULES:
            return {"SyncManager": "Manager"}.get(name, MODULES[module] + name)
        if module in ("numpy", "numpy.random") or module.startswith("numpy."):
            return f"{module}.{name}"
        if (
            isinstance(func, ast.Name)
            and (known := self.definition(func))
            and isinstance(known, ast.ClassDef)
            and self.is_process(known)
        ):
            return "Process"
        return ""

    def _item(self, expression: ast.expr, depth: int) -> str:
        """What each item of an expression is."""
        if not depth:
            return ""
        if isinstance(expression, (ast.List, ast.Tuple)):
            kinds = {self.kind(item, depth) for item in expression.elts}
        elif isinstance(expression, (ast.ListComp, ast.GeneratorExp)):
            kinds = {self.kind(expression.elt, depth)}
        elif isinstance(expression, ast.Name):
            place = self.place(expression.id, expression)
            kinds = {
                self._item(value, depth - 1)
                for value in self.values(expression)
                if isinstance(value, ast.expr) and not is_empty(value)
            }
            if place:
                kinds |= {self.kind(item, depth) for item in self.appended.get((place, expression.id), ())}
        elif attribute := self._attribute(expression):
            kinds = {
                self._item(value, depth - 1)
                for value in self.values(expression)
                if isinstance(value, ast.expr) and not is_empty(value)
            }
            kinds |= {self.kind(item, depth) for item in self.appended.get(attribute, ())}
        else:
            return ""
        return kinds.pop() if len(kinds) == 1 else ""

    def definition(self, expression: ast.expr) -> ast.AST | None:
        """The function or class of the file that a name or self.name stands for."""
        if isinstance(expression, ast.Name):
            scope = self.place(expression.id, expression)
            if scope is None or expression.id in self.imports or self.bound.get((scope, expression.id)):
                return None
            found = self.defined.get((scope, expression.id), [])
        elif attribute := self._attribute(expression):
            if attribute in self.attributes:
                return None
            found = self.defined.get(attribute, [])
        else:
            return None
        return found[0] if len(found) == 1 else None

    def function(self, expression: ast.expr) -> Function | None:
        """The function of the file that an expression stands for; of a partial, what that calls."""
        if isinstance(expression, ast.Call) and self.named(expression.func) == "functools.partial":
            return self.function(expression.args[0]) if expression.args else None
        found = self.definition(expression)
        return found if isinstance(found, (ast.FunctionDef, ast.AsyncFunctionDef)) else None

    def is_process(self, known: ast.ClassDef) -> bool:
        """Whether a class of the file is a subclass of Process."""
        for _ in range(DEPTH):
            for base in known.bases:
                if self.path(base).rpartition(".")[2] == "Process" and self.named(base) == "Process":
                    return True
            bases = [
                found for base in known.bases if isinstance(found := self.definition(base), ast.ClassDef)
            ]
            if not bases or bases[0] is known:
                return False
            known = bases[0]
        return False

    # -- what is done --

    def _handed(self) -> Iterator[Handed]:
        for call in self.calls:
            words = {word.arg: word.value for word in call.keywords if word.arg}
            kind = self.kind(call)
            func = call.func
            starred = any(isinstance(one, ast.Starred) for one in call.args) or len(words) < len(
                call.keywords
            )
            if kind == "Process" and self.path(func):
                target, given = argument_of(call, "target", 1), argument_of(call, "args", 3)
                if target is not None:
                    yield Handed(call, "Process", target, None if starred else self._items(given, words))
            elif kind in ("Pool", "ProcessPoolExecutor"):
                number = 1 if kind == "Pool" else 2
                first, given = (
                    argument_of(call, "initializer", number),
                    argument_of(call, "initargs", number + 1),
                )
                if first is not None:
                    yield Handed(call, "initializer", first, self._items(given, {}))
            elif isinstance(func, ast.Attribute) and (call.args or "func" in words or "fn" in words):
                of = self.kind(func.value)
                target = words.get("func", words.get("fn")) or call.args[0]
                rest = call.args[1:]
                if of == "Pool" and func.attr in TASKS:
                    if func.attr.startswith("apply"):
                        given = words.get("args", rest[0] if rest else None)
                        yield Handed(call, func.attr, target, None if starred else self._items(given, {}))
                    else:
                        each = words.get("iterable", rest[0] if rest else None)
                        yield Handed(call, func.attr, target, None, (each,) if each is not None else ())
                elif of == "ProcessPoolExecutor" and func.attr == "submit":
                    yield Handed(call, "submit", target, None if starred else [*rest, *words.values()])
                elif of == "ProcessPoolExecutor" and func.attr == "map":
                    yield Handed(call, "executor.map", target, None, tuple(rest))
                elif (
                    func.attr == "run_in_executor"
                    and len(call.args) > 1
                    and self.kind(call.args[0]) == "ProcessPoolExecutor"
                ):
                    yield Handed(call, "run_in_executor", call.args[1], None if starred else call.args[2:])

    def _items(self, given: ast.expr | None, words: dict[str, ast.expr]) -> list[ast.expr] | None:
        more = words.get("kwargs")
        held = [*more.values] if isinstance(more, ast.Dict) else []
        if given is None:
            return held
        if isinstance(given, (ast.Tuple, ast.List)):
            return None if any(isinstance(one, ast.Starred) for one in given.elts) else [*given.elts, *held]
        return None

    def is_guarded(self, node: ast.AST) -> bool:
        """Whether a statement of the top level stands under the guard."""
        return any(self.is_guard(one) for one in (node, *self.ancestors(node)))

    def is_guard(self, node: ast.AST) -> bool:
        """Whether this keeps out what only imports the file."""
        for name in ast.walk(node.test) if isinstance(node, ast.If) else ():
            if isinstance(name, ast.Name) and name.id == "__name__":
                return True
            if isinstance(name, (ast.Name, ast.Attribute)):
                word = name.id if isinstance(name, ast.Name) else name.attr
                if word == "current_process":  # a child has its name before it imports the file
                    return True
        return False

    def at_import(self) -> list[ast.AST]:
        """All that is executed when the file is imported, functions that are called there included."""
        return self._with_called(self._at_top_unguarded)

    def call_at_import(self, node: ast.AST) -> ast.AST:
        """The call at the top level that comes to what at_import gives; itself, where it stands there."""
        top = self._at_top_unguarded
        if node in top:
            return node
        return next((one for one in top if node in self._with_called([one])), node)

    @cached_property
    def _at_top_unguarded(self) -> list[ast.AST]:
        return [
            node
            for node in self.nodes
            if isinstance(self.scope[node], (ast.Module, ast.ClassDef))
            and not isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.Module))
            and self._is_at_top(node)
            and not self.is_guarded(node)
        ]

    def _is_at_top(self, node: ast.AST) -> bool:
        scope = self.scope[node]
        while isinstance(scope, ast.ClassDef):
            scope = self.scope[scope]
        return isinstance(scope, ast.Module)

    def _with_called(
        self, nodes: Iterable[ast.AST], left_out: Callable[[ast.AST], bool] = lambda _: False
    ) -> list[ast.AST]:
        found, seen = [node for node in nodes if not left_out(node)], set[ast.AST]()
        for node in found:  # grows
            if isinstance(node, ast.Call):
                known = self.definition(node.func)
                if isinstance(known, ast.ClassDef):
                    known = next(iter(self.defined.get((known, "__init__"), ())), None)
                if isinstance(known, (ast.FunctionDef, ast.AsyncFunctionDef)) and known not in seen:
                    seen.add(known)
                    found += [inner for inner in self.body(known) if not left_out(inner)]
        return found

    def body(self, function: ast.AST) -> list[ast.AST]:
        """What is executed when a function is called; not the bodies of functions that it defines."""
        found, todo = list[ast.AST](), [*getattr(function, "body", [])][::-1]
        while todo:
            node = todo.pop()
            found.append(node)
            if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                todo += reversed(children(node))
        return found

    def in_children(self) -> dict[ast.AST, Handed | None]:
        """The functions that another process begins with, and how they got there."""
        found: dict[ast.AST, Handed | None] = {function: runs[0] for function, runs in self.runs.items()}
        for node in self.nodes:
            if isinstance(node, ast.ClassDef) and self.is_process(node):
                for run in self.defined.get((node, "run"), ()):
                    found.setdefault(run, None)
        return found

    def executed(self, function: ast.AST) -> list[ast.AST]:
        """What is executed when a function is called, functions of the file that it calls included."""
        return self._with_called(self.body(function))

    def untried(self, function: ast.AST) -> list[ast.AST]:
        """What is executed so, and is in no try statement; nor are the calls that lead there."""
        return self._with_called(self.body(function), self.is_tried)

    def in_parent(self) -> list[ast.AST]:
        """What the main module executes, the code under the guard included; not what children begin with."""
        top = [
            node
            for node in self.nodes
            if isinstance(self.scope[node], (ast.Module, ast.ClassDef)) and self._is_at_top(node)
        ]
        return self._with_called(top)


def children(node: ast.AST) -> list[ast.AST]:
    """What a node is made of, but for operators and the like: of these a whole tree shares one."""
    return [one for one in ast.iter_child_nodes(node) if not isinstance(one, SHARED_NODES)]


def argument_of(call: ast.Call, name: str, number: int) -> ast.expr | None:
    """What a call is given by this name, or in this place; None where neither is there."""
    given = [word.value for word in call.keywords if word.arg == name] + call.args[number : number + 1]
    return given[0] if given else None


def last_name(call: ast.Call) -> str:
    """The name of what is called, without that of its module or object; "" where it has none."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def arguments(function: ast.AST) -> list[ast.arg]:
    """The parameters of a function, in their order."""
    if not isinstance(function, FUNCTIONS):
        return []
    held = function.args
    more = [one for one in (held.vararg, held.kwarg) if one]
    return [*held.posonlyargs, *held.args, *held.kwonlyargs, *more]


def is_fixture(function: ast.FunctionDef) -> bool:
    """Whether pytest gives tests what a function returns or yields."""
    made = [one.func if isinstance(one, ast.Call) else one for one in function.decorator_list]
    return [ast.unparse(one) for one in made] in (["pytest.fixture"], ["fixture"])


def is_empty(value: ast.expr) -> bool:
    """Whether an expression is an empty list."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id == "list" and not value.args
    return isinstance(value, ast.List) and not value.elts

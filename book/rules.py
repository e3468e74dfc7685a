"""What every example keeps to, as CONTRIBUTING.md says it, seen in its text alone, without running it."""

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterator

from book import sayings
from book.pages import MARKER
from harness.examples import FACILITIES, SYSTEMS, THIRD_PARTY, Example
from harness.fault import Fault, FaultError
from harness.files import read
from harness.imports import beside
from harness.transcript import parse

LINES, WIDTH, MARKERS = 40, 72, 4  # of a program, at most
PRINTED = 100  # lines of a transcript, at most
NAME = re.compile(r"[a-z][a-z0-9_]*")
NEED = re.compile(
    rf"{'|'.join(map(re.escape, (*SYSTEMS, *FACILITIES)))}|Python 3\.\d+(\.\d+)?|[a-z_][a-z0-9_]*"
)
NEEDING = re.compile(r"#\s*needs?\b", re.IGNORECASE)  # meant to say what a program needs
# The right name of a need, by other names that an author may write for it.
CALLED = {"macos": "Darwin", "namespace": "namespaces"} | {name.lower(): name for name in SYSTEMS}
COMMENT = re.compile(r"# \(\d+\)!|# not joined on purpose|# needs: \S.*")
STARTERS = {"start", "Pool", "Manager", "ProcessPoolExecutor"}
SAY = ast.dump(ast.parse('def say(text):\n    print(f"[{os.getpid()}] {text}")').body[0])
WRONG_ON_PURPOSE = {"fails", "never_ends"}  # checks by which a page claims that a program goes wrong


def check(example: Example, claimed: set[str]) -> list[Fault]:
    """What is wrong with an example as it is written, at most one fault a line, in order.

    ``claimed`` are the names of the checks that pages claim of it; some say that it is wrong on purpose.
    """
    try:
        names = list(_named(example))
        found = (
            names
            or [*_length(example)]
            or [*_syntax(example)]
            or [*_text(example), *_code(example, claimed), *sayings.check(example)]
        )
    except FaultError as error:
        found = [error.fault]
    first: dict[int, Fault] = {}
    for fault in found:
        first.setdefault(fault.line, fault)
    return sorted(first.values())


def transcripts(example: Example) -> list[Fault]:
    """What is wrong with an example's transcripts as they are written."""
    found = []
    try:
        if not example.transcripts:
            found.append(example.fault(f"has no transcript; run nox -s record -- {example.name}"))
        for file in example.transcripts.values():
            name = example.path(file)
            try:
                text = read(example.root.parent, name)
                if (lines := text.count("\n")) > PRINTED:
                    wrong = f"{lines} lines; a transcript has at most {PRINTED}: let the program print less"
                    found.append(Fault(name, PRINTED + 1, wrong))
                    continue
                sessions = parse(text)
            except ValueError as error:
                found.append(error.fault if isinstance(error, FaultError) else Fault(name, 1, str(error)))
                continue
            for session in sessions:
                if f"python {example.program.name}" not in session.command:
                    text = f"'$ {session.command}' does not run {example.program.name}"
                    found.append(Fault(name, 1, f"{text}; write '$ {example.default_command}'"))
    except FaultError as error:
        found.append(error.fault)
    return found


def _named(example: Example) -> Iterator[Fault]:
    stem = example.program.stem
    if not all(NAME.fullmatch(part) for part in example.name.split("/")):
        folder, _, name = example.name.rpartition("/")
        what, part = ("its folder ", folder) if NAME.fullmatch(stem) else ("it ", name)
        better = re.sub(r"[^a-z0-9/]+", "_", part.lower()).strip("_").lstrip("_0123456789") or "thing"
        ending = "" if NAME.fullmatch(stem) else ".py"
        yield example.fault(f"a name has small letters, digits and _ only; name {what}{better}{ending}, say")
    elif stem in sys.stdlib_module_names:
        yield example.fault(
            f"is named like a module of the standard library, and would hide it; rename {stem}.py"
        )


def _length(example: Example) -> Iterator[Fault]:
    """Before all that reads every line: this may be a file of data, of any size."""
    lines = example.source.count("\n")
    if lines > LINES:
        yield example.fault(f"{lines} lines; an example has at most {LINES}: one idea each", LINES + 1)


def _syntax(example: Example) -> Iterator[Fault]:
    """Whether the oldest Python that it is for can read it, as far as the tools' own Python can tell."""
    if not example.tree.body:
        yield example.fault("is empty; write the program, or remove the file")
    oldest = min(example.oldest[:2], sys.version_info[:2])
    version = ".".join(map(str, oldest))
    advice = f"write it as for {version}, or say '# needs: Python 3.x' in line 1"
    try:
        ast.parse(example.source, feature_version=(oldest[0], oldest[1]))
    except SyntaxError as error:
        text = f"Python {version} cannot read it: {error.msg}; {advice}"
        yield example.fault(text, error.lineno or 1)
    for node in _types(example.tree) if oldest < (3, 10) else ():
        if any(isinstance(inner, ast.BitOr) for inner in ast.walk(node)):
            text = f"Python {version} makes no type of {ast.unparse(node)}; {advice}"
            yield example.fault(text, node.lineno)


def _types(tree: ast.Module) -> Iterator[ast.expr]:
    """The annotations of a program, of which its Python makes types when it runs."""
    for node in ast.walk(tree) if not _is_postponed(tree) else ():
        for name in ("annotation", "returns"):
            if isinstance(held := getattr(node, name, None), ast.expr):
                yield held


def _is_postponed(tree: ast.Module) -> bool:
    """Whether its annotations are not evaluated: from __future__ import annotations."""
    return any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body)


def _text(example: Example) -> Iterator[Fault]:
    """Lines and comments."""
    for number, line in enumerate(example.source.splitlines(), 1):
        if not line.isascii():
            yield example.fault(f"not ASCII: {line.strip()}; one file serves both languages", number)
        elif len(MARKER.sub("", line).rstrip()) > WIDTH:
            text = f"{len(line)} columns; at most {WIDTH}, or a phone scrolls sideways"
            yield example.fault(text, number)
    marks: list[int] = []
    for token in tokenize.generate_tokens(io.StringIO(example.source).readline):
        number = token.start[0]
        if token.type != tokenize.COMMENT:
            continue
        if NEEDING.match(token.string) and not COMMENT.fullmatch(token.string):
            yield example.fault(
                f"not known: {token.string}; write '# needs: Linux', or what it needs", number
            )
        elif not COMMENT.fullmatch(token.string):
            text = f"prose in a program: {token.string}; write a marker, # ({len(marks) + 1})!"
            yield example.fault(f"{text}, and explain it on the page", number)
        elif token.string.startswith("# needs:") and number > 1:
            yield example.fault(f"'{token.string}' must be the first line", number)
        elif mark := MARKER.fullmatch(token.string):
            marks.append(int(mark[1]))
            if marks[-1] != len(marks) and marks[:-1] == list(range(1, len(marks))):
                text = f"marker ({marks[-1]}) stands where ({len(marks)}) is due; number them 1, 2, 3 …"
                yield example.fault(text, number)
            if len(marks) == MARKERS + 1:
                yield example.fault(f"more than {MARKERS} markers; say the rest in the page's text", number)
    for need in example.needs:
        if not NEED.fullmatch(need) or need in CALLED or need in sys.stdlib_module_names:
            better = CALLED.get(need.lower(), "Linux, terminal, Python 3.14, numpy …")
            yield example.fault(f"'# needs: {need}' is not known; write {better}")
            return
    if example.modules and example.name.partition("/")[0] not in THIRD_PARTY:
        text = (
            f"needs {example.modules[0]}; move it to examples/{THIRD_PARTY[0]}, which nox -s third-party runs"
        )
        yield example.fault(text)


def _code(example: Example, claimed: set[str]) -> Iterator[Fault]:
    """Imports, the helper say(), texts, and the guard."""
    says = [node for node in example.tree.body if getattr(node, "name", "") == "say"]
    spoken = {id(node) for say in says for node in ast.walk(say)}
    own = {module.stem for module in beside(example.program)}
    passes_on = "subprocess" in {module for node in ast.walk(example.tree) for module in _imports(node)}
    for say in says:
        if ast.dump(say) != SAY:
            text = 'say() is the same everywhere: print(f"[{os.getpid()}] {text}"), after def say(text):'
            yield example.fault(text, say.lineno)
    for node in ast.walk(example.tree):
        for module in _imports(node):
            if module not in sys.stdlib_module_names and module not in example.needs and module not in own:
                text = f"imports {module}, which is not of the standard library; do without it"
                yield example.fault(
                    f"{text}, or say '# needs: {module}' in line 1", getattr(node, "lineno", 1)
                )
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and node.value.value is not ...
        ):
            yield example.fault(
                "a text that does nothing; explain it on the page, in both languages", node.lineno
            )
        # A program that runs another one may pass on what that one has printed.
        if _calls(node, {"print"}) and id(node) not in spoken and not passes_on:
            yield example.fault(
                "print through say(text), so that the line says who speaks", getattr(node, "lineno", 1)
            )
        if _calls(node, {"input"}):
            text = "waits for somebody to type; say in the program what would be typed"
            yield example.fault(text, getattr(node, "lineno", 1))
        if _is_format(node):
            text = "fills in a text by % or format(); write an f-string, as everywhere"
            yield example.fault(text, getattr(node, "lineno", 1))
    yield from _unused(example)
    if not claimed & WRONG_ON_PURPOSE:
        yield from _unguarded(example)


def _unused(example: Example) -> Iterator[Fault]:
    """Imported names that the program never uses: a reader would look for what they are for."""
    used = {node.id for node in ast.walk(example.tree) if isinstance(node, ast.Name)}
    imported = [node for node in ast.walk(example.tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    for node in imported:
        for alias in node.names if _imports(node) != ["__future__"] else ():  # a switch, and no name
            name = (alias.asname or alias.name).partition(".")[0]
            if name not in {*used, "*"}:
                yield example.fault(f"imports {name}, and never uses it; take it out", node.lineno)


def _imports(node: ast.AST) -> list[str]:
    """The names of the modules that a statement imports, without what is below them."""
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    return [(node.module or ".").partition(".")[0]] if isinstance(node, ast.ImportFrom) else []


def _calls(node: ast.AST, names: set[str]) -> bool:
    """Whether it is the call of a function or method of one of these names."""
    if not isinstance(node, ast.Call):
        return False
    return getattr(node.func, "attr", getattr(node.func, "id", "")) in names


def _is_format(node: ast.AST) -> bool:
    """Whether values are filled into a text in another way than by an f-string."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        left: ast.AST = node.left
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        left = node.func.value
    else:
        return False
    return isinstance(left, ast.Constant) and isinstance(left.value, str)


def _unguarded(example: Example) -> Iterator[Fault]:
    """The first statement of the top level that starts processes whoever imports the program."""
    imported = {module for node in ast.walk(example.tree) for module in _imports(node)}
    if not imported & {"multiprocessing", "concurrent"}:
        return
    functions = [node for node in example.tree.body if isinstance(node, ast.FunctionDef)]
    starters = set(STARTERS)
    for _ in functions:  # a function that calls one that starts processes starts them, too
        starters |= {f.name for f in functions if any(_calls(node, starters) for node in ast.walk(f))}
    for node in example.tree.body:
        guarded = isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)
        if guarded or isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            continue
        if any(_calls(inner, starters) for inner in ast.walk(node)):
            text = 'starts processes whoever imports it; put it below if __name__ == "__main__":'
            claim = "or claim on the page what goes wrong: <!-- check: fails -->"
            yield example.fault(f"{text}, {claim}", node.lineno)
            return

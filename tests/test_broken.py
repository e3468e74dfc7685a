"""No fault of one file takes the rest down: the commands run over a small project full of broken files."""

import re
from pathlib import Path

import pytest

from book import proof
from tests.small import run, show

SITE = Path(__file__).parent / "site"
FIFO = (SITE / "fifo.py").read_text("utf-8")
# The example's name, what its program is, and the one line that each command says of it.
BROKEN = {
    "syntax": (
        FIFO + "def\n",
        r"examples/syntax\.py:24: Python 3\.\d+, which runs the tools, cannot read it: ",
    ),
    "newer": (
        FIFO + "match 1:\n    case 1:\n        pass\n",
        r"newer\.py:\d+: Python 3\.9 cannot read it: .*write it",
    ),
    "latin": (
        FIFO.encode() + b"# \xe9\n",
        r"examples/latin\.py:24: is not UTF-8: it has the byte 0xe9 here; save",
    ),
    "marked": (
        b"\xef\xbb\xbf" + FIFO.encode(),
        r"examples/marked\.py:1: begins with a byte order mark; save it",
    ),
    "zeros": (b"\0\0\0", r"examples/zeros\.py:1: has a null byte here; save it as UTF-8"),
    "empty": ("", r"examples/empty\.py:1: is empty; write the program, or remove the file"),
    "folder": (None, r"examples/folder\.py:1: cannot be read: Is a directory"),
    "Capital": (
        FIFO,
        r"examples/Capital\.py:1: a name has small letters, digits and _ only; name it capital\.py",
    ),
    "queue": (FIFO, r"examples/queue\.py:1: is named like a module of the standard library"),
    "thing.v2": (FIFO, r"examples/thing\.v2\.py:1: a name has .* only; name it thing_v2\.py, say"),
    "__init__": (FIFO, r"examples/__init__\.py:1: a name has .* only; name it init\.py, say"),
    "data": (FIFO + "# x\n" * 50_000, r"examples/data\.py:41: 50023 lines; an example has at most 40"),
    "loop": (Path("loop.py"), r"examples/loop\.py:1: cannot be read: Too many levels of symbolic links"),
    "my-queue": (FIFO, r"examples/my-queue\.py:1: a name has .* only; name it my_queue\.py, say"),
    "merged": (
        "<<<<<<< HEAD\n" + FIFO,
        r"examples/merged\.py:1: a merge left this here: <<<<<<< HEAD; keep what is right of both sides",
    ),
    "needing": (
        "# needs: linux\n" + FIFO,
        r"examples/needing\.py:1: '# needs: linux' is not known; write Linux",
    ),
    "endless": (FIFO, r"examples/endless\.out:101: 200\d\d lines; a transcript has at most 100: let the"),
    "nowhere": (Path("no.py"), r"examples/nowhere\.py:1: cannot be read: No such file or directory"),
    "unread": (FIFO, r"examples/unread\.out:1: is not UTF-8: it has the byte 0xff here; save it as UTF-8"),
}
LEFT_LYING = [
    "fifo.py.orig",
    ".fifo.py.swp",
    "fifo.py~",
    ".DS_Store",
    "#fifo.py#",
    "fifo.out.bak",
    "Thumbs.db",
]


def failures(project, *words):
    """Run the tests, all or those chosen by words; the names of those that fail and the messages of all."""
    ran = run(project, "pytest", "--quiet", "-p", "no:cacheprovider", *words)
    assert "INTERNALERROR" not in ran.stdout and "Traceback" not in ran.stdout, ran.stdout
    return re.findall(r"^FAILED (\S+)", ran.stdout, re.MULTILINE), ran.stdout


def test_each_broken_example_is_said_once_and_the_others_run(project):
    for name, (program, _) in BROKEN.items():
        file = project / "examples" / f"{name}.py"
        if program is None:
            file.mkdir()
        elif isinstance(program, Path):
            file.symlink_to(program)
        else:
            file.write_bytes(program if isinstance(program, bytes) else program.encode())
        out = (project / "examples/fifo.out").read_text().replace("fifo", name)
        (project / f"examples/{name}.out").write_text(out)
    (project / "examples/unread.out").write_bytes(b"$ python unread.py\xff\n")
    with (project / "examples/endless.out").open("a") as endless:
        endless.write("[1] put 0\n" * 20_000)
    for name in LEFT_LYING:
        (project / "examples" / name).write_text("import nothing\n")
    (project / "examples/.#fifo.py").symlink_to("nowhere")
    show(project, "fifo", *BROKEN)
    (project / "docs/zh/broken.md").write_bytes(b"# \xff { #page }\n")
    (project / "docs/en/broken.md").write_text("# Page { #page }\n")

    failed, text = failures(project)
    consistency = "tests/test_consistency.py::test_the_site_agrees_with_itself"
    assert sorted(failed) == sorted([consistency, *(f"docs/en/page.md::{name}" for name in BROKEN)])
    messages = re.findall(r"^(?:examples|docs)/.*:\d+: .*", text, re.MULTILINE)
    assert len(messages) == len(BROKEN) + 1, "each mistake is said once"
    assert "docs/zh/broken.md:1: is not UTF-8: it has the byte 0xff here; save it as UTF-8" in messages
    recorded = run(project, "tools.record", *BROKEN)
    matrix = run(project, "tools.matrix", "--check")
    assert recorded.returncode == matrix.returncode == 1
    for _, expected in BROKEN.values():
        for where in (messages, recorded.stderr.splitlines(), matrix.stdout.splitlines()):
            assert len([line for line in where if re.search(expected, line)]) == 1, (expected, where)
    assert "Traceback" not in recorded.stderr + matrix.stderr
    assert f"matrix: {len(BROKEN) + 1} examples, 1 interpreters; {len(BROKEN)} wrong; 3 runs" in matrix.stdout


# What the file is, and all that the tests say of it.
ALONE = {
    "examples/fifo.pyw": ("", "no page shows it; show it in docs/zh and docs/en, or remove it"),
    "examples/exercises/queues.toml": ("a = [", "is not TOML: Invalid value; mend it here"),
    "docs/moved.toml": ('"page#old" = 1', 'page#old leads to no section; write "page#old" = "page#anchor"'),
    "docs/en/page.md": ("\n", "is empty; write the page, or remove it"),
    "docs/zh/page.md": ("# \r\n\r\r\n", "has a carriage return within a line; end lines by \\n or \\r\\n"),
    "book/excuses.toml": ("\n\na = [\n", "is not TOML: Invalid value; mend it here"),
}


@pytest.mark.parametrize("file", ALONE)
def test_a_file_that_is_wrong_is_named_once(project, file):
    text, expected = ALONE[file]
    (project / file).parent.mkdir(exist_ok=True)
    (project / file).write_text(text, newline="")
    failed, printed = failures(project)
    assert failed == ["tests/test_consistency.py::test_the_site_agrees_with_itself"]
    (fault,) = re.findall(r"^(?:examples|docs|book)/.*:\d+: .*", printed, re.MULTILINE)
    assert re.sub(r":\d+: ", ": ", fault) == f"{file}: {expected}"


def test_the_tests_of_a_page_speak_of_its_words_too(project):
    page = project / "docs/en/page.md"
    page.write_text(page.read_text("utf-8").replace("Put.", "Put 4."), "utf-8")
    failed, printed = failures(project, "docs/en/page.md")
    assert failed == ["tests/test_consistency.py::test_the_site_agrees_with_itself"], printed
    assert "docs/en/page.md:7: says 4, and the section at docs/zh/page.md:1 does not" in printed
    assert failures(project, "examples/fifo.py")[0] == []


PROOF = r"examples/proof\.json:1: cannot be read: .*; nox -s matrix makes it anew"


def test_a_broken_proof_is_said_once(project):
    (project / proof.FILE).write_text("{")
    failed, printed = failures(project)
    assert failed == ["tests/test_consistency.py::test_the_site_agrees_with_itself"]
    (fault,) = re.findall(r"^examples/.*", printed, re.MULTILINE)
    assert re.fullmatch(PROOF, fault)
    assert run(project, "tools.record", "fifo").stderr == f"{fault}\nfifo: not recorded\n"
    assert run(project, "tools.matrix", "fifo").stderr == f"matrix: {fault}\n"


TWICE = r"examples/proof\.json:\d+: the entry of fifo is here twice; write it anew: nox -s record -- fifo"
EDITED = (
    r"examples/proof\.json:\d+: the entry of fifo was edited by hand; write it anew: nox -s record -- fifo"
)


def edit_entry(project, put):
    """Put something else in place of the line of the entry of fifo."""
    file = project / proof.FILE
    file.write_text(re.sub(r'^(  "fifo": .*)$', put, file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


@pytest.mark.parametrize(
    ("put", "told"),
    [(r"\1,\n\1", TWICE), ('  "fifo": {"hash": "0", "seal": "0"}', EDITED)],
    ids=["twice", "edited"],
)
def test_an_entry_that_is_wrong_is_said_once(project, put, told):
    edit_entry(project, put)
    failed, printed = failures(project)
    assert failed == ["tests/test_consistency.py::test_the_site_agrees_with_itself"]
    (fault,) = re.findall(r"^examples/.*", printed, re.MULTILINE)
    assert re.fullmatch(told, fault)
    assert re.search(told, run(project, "tools.matrix", "fifo").stderr)


def test_what_is_said_of_a_wrong_entry_writes_it_anew(project):
    edit_entry(project, r'\1,\n  "fifo": {"hash": "0", "seal": "0"}')
    (example,) = re.findall(
        r"nox -s record -- (\w+)$", run(project, "tools.matrix", "fifo").stderr, re.MULTILINE
    )
    recorded = run(project, "tools.record", example)
    assert recorded.returncode == 0, recorded.stderr
    assert proof.load(project).examples.keys() == {"fifo"}
    assert failures(project)[0] == []


def test_a_missing_proof_is_made_anew(project):
    (project / proof.FILE).unlink()
    assert re.search(PROOF, run(project, "tools.record", "fifo").stderr)
    anew = run(project, "tools.matrix")
    assert anew.returncode == 0, anew.stdout + anew.stderr
    assert proof.load(project).examples.keys() == {"fifo"}

"""What matrix makes of a proof that others have a part in, and what it refuses."""

from book import proof
from harness import pythons
from harness.examples import Example
from tests.small import ELSEWHERE, run

OWN = str(pythons.own())


def loaded(project):
    """The proof as another process has written it."""
    proof.load.cache_clear()
    return proof.load(project)


def test_what_others_have_seen_stays(project):
    done = run(project, "tools.matrix", "fifo")
    assert done.returncode == 0, done.stdout + done.stderr
    assert loaded(project).pythons == [ELSEWHERE]
    assert loaded(project).examples["fifo"].pythons == {OWN, ELSEWHERE}


def test_what_is_still_to_be_run_is_refused(project):
    program = project / "examples/fifo.py"
    program.write_text(program.read_text().replace("exited", "ended"))
    changed = run(project, "tools.matrix", "--check")
    assert "+    child ended with 0" in changed.stdout and "nox -s record -- fifo" in changed.stdout
    recorded = run(project, "tools.record", "fifo")
    pending = f"still to be run on Python {ELSEWHERE}"
    assert recorded.returncode == 0 and f"fifo: {pending}, not here: leave that to CI" in recorded.stdout
    checked = run(project, "tools.matrix", "--check")
    assert checked.returncode == 1
    assert (
        f"examples/fifo.py:1: {pending}; where these are, or with --pythons DIR, type nox" in checked.stdout
    )
    ran = run(project, "pytest", "--quiet", "-p", "no:cacheprovider")
    assert ran.returncode == 0 and f"fifo: {pending}; CI asks for it" in ran.stdout, ran.stdout


def test_all_at_once_gives_up_what_is_not_here_only_where_it_is_told_to(project):
    refused = run(project, "tools.matrix")
    assert refused.returncode == 1
    assert f"the proof tells of Python {ELSEWHERE}, which would be lost; name a folder" in refused.stderr
    assert run(project, "tools.matrix", "--forget").returncode == 0
    assert loaded(project).pythons == [OWN]
    assert proof.pending(Example(project / "examples", "fifo")) == []

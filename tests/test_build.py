"""The build refuses what would be a broken site."""

import os
import shutil
import subprocess
import sys

from harness.paths import ROOT


def test_mistakes_stop_the_build(tmp_path):
    for name in ("docs", "examples", "harness", "book", "hooks"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml",):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "docs/en/states.md").unlink()
    with (tmp_path / "docs/zh/queues.md").open("a") as page:
        page.write(
            "\n[\u961f\u5217](queue.md) [\u54e8\u5175](queues.md#sentinal) [[no-such-figure]]\n\n<!-- diagram: que -->\n"
        )
    with (tmp_path / "docs/zh/asked.toml").open("a") as readers:
        readers.write('"queues#fifo = []\n')
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=tmp_path,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 1, built.stderr
    for told in (
        "docs/zh/states.md:1: has no twin; write docs/en/states.md",
        "Doc file 'zh/queues.md' contains a link 'queue.md', but the target 'zh/queue.md' is not found",
        "Doc file 'zh/queues.md' contains a link 'queues.md#sentinal', but there is no such anchor",
        "docs/zh/asked.toml: ",
        "zh/queues.md: there is no figure [[no-such-figure]]",
        "there is no diagram 'que'; there is memory, pool, queue, shared-state, start-methods, states",
    ):
        assert told in built.stderr, built.stderr

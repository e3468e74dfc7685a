"""Firefox shows a page without complaint, and what a reader does with it works: where there is a Firefox.

Copying is left to Chromium, for no program may read Firefox's clipboard.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

NODE = Path(__file__).with_name("firefox.mjs")
PATHS = ["", "en/", "queues/", "en/start/", "en/start-methods/", "pool/", "glossary/", "en/tested/"]


@pytest.fixture(scope="module")
def seen(site):
    """Of each of these pages, what came of it."""
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if not firefox:
        pytest.skip("no Firefox on PATH: apt-get install firefox-esr")
    done = subprocess.run(
        ["node", NODE, firefox, site],
        input=json.dumps(PATHS),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("path", PATHS)
def test_no_complaints(seen, path):
    assert seen[path]["complaints"] == []


@pytest.mark.parametrize("path", PATHS)
def test_use(seen, site, path):
    """The colours change, a note opens where there is one, and the search finds, in the page's language."""
    assert seen[path]["changed"]
    assert seen[path]["note"] != ""
    found = seen[path]["found"].removeprefix(site)
    assert "get_context" in found and found.startswith("en/") == path.startswith("en/")


def test_notes(seen):
    assert seen["queues/"]["note"]

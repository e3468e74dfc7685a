"""The site built by ProperDocs, which reads mkdocs.yml as it is: a reader gets the same from it."""

import re
from concurrent.futures import ThreadPoolExecutor

from tests.builders.test_zensical import build

BUILDERS = ("mkdocs", "properdocs")
VARIES = re.compile(r'<meta name="generator"[^>]*>|\d+&nbsp;KB')  # the zip of the site holds the former


def test_properdocs_builds_what_mkdocs_builds(tmp_path):
    """Strictly, from the same settings, and the same pages."""

    def built(builder):
        folder = tmp_path / builder
        build(builder, "build", "--strict", "-f", "mkdocs.yml", "-d", str(folder))
        return {file.relative_to(folder): file.read_text("utf-8").strip() for file in folder.rglob("*.html")}

    with ThreadPoolExecutor() as threads:
        ours, theirs = threads.map(built, BUILDERS)
    assert len(ours) > 30 and ours.keys() == theirs.keys()
    for page, html in ours.items():
        assert VARIES.sub("", theirs[page]) == VARIES.sub("", html), page

"""The steps of finish/ after another builder than MkDocs: Zensical makes a site of each language's tree."""

import shutil

import pytest
import yaml

from book.pages import LANGUAGES
from finish.pages import NOT_FOUND, Target
from finish.steps import finish
from finish.words import WORDS
from harness.paths import DOCS
from tests.builders.test_zensical import build, settings

ADDRESS = "https://example.org/some/path/"
ALTERNATE = [{"name": words.name, "link": f"/{words.folder}", "lang": name} for name, words in WORDS.items()]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of a site of both trees, each where it belongs."""
    folder = tmp_path_factory.mktemp("zensical")
    for language in LANGUAGES:
        tree, below = folder / language, WORDS[language].folder
        shutil.copytree(DOCS / language, tree / "docs")
        shutil.copytree(DOCS / "assets", tree / "docs/assets")
        own = settings(language) | {"site_url": ADDRESS + below, "extra": {"alternate": ALTERNATE}}
        (tree / "mkdocs.yml").write_text(yaml.safe_dump(own, allow_unicode=True), "utf-8")
        build("zensical", "build", "--strict", folder=tree)
        shutil.copytree(tree / "site", folder / "site" / below, dirs_exist_ok=True)
    return folder / "site"


def test_each_step_finds_its_place(site):
    """All but one: the search box is Zensical's own, which our search cannot answer yet."""
    assert not list(map(str, finish(site, Target.SERVER)))
    pages = [file for file in site.rglob("*.html") if file.name != NOT_FOUND]
    assert len(pages) == len(list(DOCS.glob("*/*.md")))
    for page in [*pages, site / NOT_FOUND]:
        html = page.read_text("utf-8")
        assert html.count("Content-Security-Policy") == 1 and 'class="md-header__button language"' in html
        assert "md-search__button" in html
    assert not (site / "en" / NOT_FOUND).exists()
    listed = (site / "llms.txt").read_text("utf-8")
    assert listed.count("\n- [") == len(pages) and f"({ADDRESS}en/queues/): " in listed

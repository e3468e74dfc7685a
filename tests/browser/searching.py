"""Asks the search of the built site: by typing into its box in a browser, and without one, by Node."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

from book import catalogue
from harness.paths import ROOT
from tests.browser.conftest import until

SITE = ROOT / "site"
NODE = Path(__file__).with_name("search.mjs")
BOX = ".md-search__input"
LIST = ".md-search-result__list"
READY = """() => {
    const said = JSON.parse(document.querySelector("#__config").textContent).translations;
    const status = document.querySelector(".md-search-result__meta"), text = status.textContent.trim();
    const fixed = ["placeholder", "none", "one"].map(name => said["search.result." + name]);
    return /[0-9]/.test(text) || [...fixed, status.dataset.nearest].includes(text);
}"""
TEXT = "article > p:not(.md-search-result__terms)"
# The first answer, before the texts of the sections have come, shows none.
TOLD_ALL = f"""() => {{
    const list = document.querySelector("{LIST}");
    return !list.firstElementChild || list.querySelector("{TEXT}");
}}"""
SHOWN = """list => [...list.querySelectorAll(".md-search-result__item")].map(
    item => [...item.querySelectorAll(":scope > a")].map(link => link.href))"""

Item = dict[str, Any]  # what the theme is given of a page or a section: location, title, text, terms, score


@cache
def search_of(language: str) -> subprocess.Popen[str]:
    """The search of a language, which has read its index; it ends with these tests, when its input does."""
    command = ["node", str(NODE), str(SITE), language]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8")


def answers(language: str, queries: list[str]) -> list[list[list[Item]]]:
    """What the theme is given for each query: of each page found, the page first, then its sections."""
    node = search_of(language)
    assert node.stdin and node.stdout
    print(json.dumps(queries), file=node.stdin, flush=True)
    line = node.stdout.readline()
    assert line, f"the search ended, with exit status {node.wait()}; its error is above"
    found: list[list[list[Item]]] = json.loads(line)
    return found


def unfolded(page: list[Item]) -> list[str]:
    """The addresses that the theme shows of a page found; it folds away sections that score less than it."""
    first, *sections = page
    count = next((n for n, one in enumerate(sections) if one["score"] < first["score"]), len(sections))
    return [one["location"] for one in [first, *sections[:count]]]


def is_near(found: list[list[Item]]) -> bool:
    """Whether the search says that no page is on it: it finds nothing, or only what is nearest."""
    return all(item["score"] < 1 for page in found for item in page)


def ask(page: Page, query: str) -> list[list[str]]:
    """Addresses that the list shows for a query: of each page found, the page itself, then its sections."""
    page.focus(BOX)
    until(page, READY)  # or the answer to nothing typed, which comes first, would be taken for it
    page.eval_on_selector(
        LIST, "list => list.replaceChildren(Object.assign(document.createElement('i'), {id: 'old'}))"
    )
    page.fill(BOX, query)
    page.wait_for_selector("#old", state="detached")
    until(page, TOLD_ALL)
    found: list[list[str]] = page.eval_on_selector(LIST, SHOWN)
    return found


def entries_of(sections: list[str]) -> list[str]:
    """The sections of the catalogue of errors that lead to one of these: as good an answer to an error."""
    explained = [(one.link.replace(".md", ""), one.explained.replace(".md", "")) for one in entries()]
    return [link for link, section in explained if section in sections]


@cache
def entries() -> list[catalogue.Entry]:
    """The catalogue of errors, read once for all queries."""
    return list(catalogue.load(ROOT).values())


def place(url: str, root: str = "") -> str:
    """An address as queries.toml has it: en/queues/#fifo and en/queues.html#fifo are both queues#fifo."""
    path = urlsplit(url)._replace(query="", fragment="").geturl().removeprefix(root).removeprefix("en/")
    name = path.removesuffix("index.html").removesuffix(".html").strip("/") or "index"
    anchor = urlsplit(url).fragment
    return f"{name}#{anchor}" if anchor else name

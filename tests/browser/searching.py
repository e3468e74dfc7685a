"""Types into the real search box and reads the list of results."""

from urllib.parse import urlsplit

BOX = ".md-search__input"
LIST = ".md-search-result__list"
READY = """() => {
    const said = JSON.parse(document.querySelector("#__config").textContent).translations;
    const text = document.querySelector(".md-search-result__meta").textContent.trim();
    return /[0-9]/.test(text) || ["placeholder", "none", "one"].some(name => said["search.result." + name] === text);
}"""
SHOWN = """list => [...list.querySelectorAll(".md-search-result__item")].map(
    item => [...item.querySelectorAll(":scope > a")].map(link => link.href))"""


def ask(page, query):
    """Addresses that the list shows for a query: of each page found, the page itself, then its sections."""
    page.focus(BOX)
    page.wait_for_function(
        READY
    )  # or the answer to nothing typed, which comes first, would be taken for the one
    page.eval_on_selector(
        LIST, "list => list.replaceChildren(Object.assign(document.createElement('i'), {id: 'old'}))"
    )
    page.fill(BOX, query)
    page.wait_for_selector("#old", state="detached")
    return page.eval_on_selector(LIST, SHOWN)


def place(url, root):
    """An address as queries.toml has it: "en/queues/#fifo" and "en/queues.html#fifo" are both "queues#fifo"."""
    path = urlsplit(url)._replace(query="", fragment="").geturl().removeprefix(root).removeprefix("en/")
    name = path.removesuffix("index.html").removesuffix(".html").strip("/") or "index"
    anchor = urlsplit(url).fragment
    return f"{name}#{anchor}" if anchor else name

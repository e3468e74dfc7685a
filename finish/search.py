"""Search: the theme's box asks docs/assets/search.js, which fetches the index of its language.

The theme's own worker never sees the last word of a Chinese query, weighs a heading a thousand times the
text, and fetches all its texts with every page view.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from book import differences, phrases
from book.player import compact
from finish.pages import HOME, TEXT, Page, Site, Target, is_of_class, text_of
from harness.files import read_toml
from harness.paths import ROOT
from harness.transcript import EXCEPTION

SCRIPT = "assets/search.js"
KNOWLEDGE = "finish/search.toml"
SCRIPT_OF_FILES = "assets/file-worker.js"
GLOSSARY = "glossary"  # the page whose tables have a term in the first two columns, in either language
HEADING = re.compile(r"h[1-6]")
BETWEEN_WORDS = {  # elements that may begin or end within a sentence
    *("a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "q"),
    *("s", "small", "span", "strong", "sub", "sup", "u", "var", "wbr"),
}
SILENT = {"button", "script", "style", "svg", "template"}
ERROR = re.compile(  # the line that ends a traceback, and the lines that go on with it
    rf"^(?P<first>[\w.]*{EXCEPTION}\b.*)\n(?P<rest>(?: .*\n|\n)*)", re.MULTILINE
)
LONGEST = 200  # characters of an error: the advice that a long one goes on with is no help in finding it
# Pages whose rows are what runs printed, and say nothing of what they link to.
TABLES = {page.removesuffix(".md") for page in (differences.PAGE, differences.OTHERS_PAGE)}
PROGRAM = re.compile(r"[\w-]+/[\w.-]+\.py")
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z_0-9]+")

LINKS = "a[href]:not(.headerlink):not(.moved > a):not(pre a):not([data-search-exclude] a)"


@dataclass
class Section:
    """A heading and what is below it, up to the next; the first of a page begins at its top."""

    anchor: str = ""
    title: str = ""
    text: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)  # what other sections say where they link to this one
    glossary: list[str] = field(default_factory=list)  # terms that this section is linked from
    errors: list[str] = field(default_factory=list)  # that it shows
    phrases: list[str] = field(default_factory=list)  # of readers who look for it
    programs: list[str] = field(default_factory=list)

    def row(self) -> str:
        """What search.js reads first: the anchor, and a text for each of its FIELDS but the last ones.

        With tabs between them, for the marks of a list would cost as much as a hundred phrases of readers.
        """
        links = without_repeats(self.links, self.title)
        errors = [error[:LONGEST] for error in self.errors if not any(error in text for text in links)]
        lists = [joined(links), joined(self.glossary), joined(errors), "|".join(dict.fromkeys(self.phrases))]
        return "\t".join([self.anchor, self.title, *lists]).rstrip()

    def texts(self) -> list[str]:
        """The rest of its FIELDS: its text, and what its programs name besides."""
        text = one_line("".join(self.text))
        known = set(IDENTIFIER.findall(f"{self.title} {text}"))
        names = [name for name in IDENTIFIER.findall(" ".join(self.programs)) if name not in known]
        return [text, joined(names)]


def connect_box(site: Site) -> None:
    """The box asks our script, in its page's language; a screen reader reads how many results there are."""
    for page in site.pages.values():
        if page.tree.css_first(".md-search__button"):  # Zensical's own box, with a worker of its own
            continue
        config = page.read_config()
        config["search"] = f"{page.link(SCRIPT)}?{page.language}"
        config["translations"]["search.result.none"], nearest = page.words.no_page
        page.write_config(config)
        status = page.require(".md-search-result__meta")
        status.attrs["role"] = "status"
        status.attrs["data-loading"] = text_of(status)  # site.js says so again while our index is fetched
        status.attrs["data-nearest"] = nearest  # and this when search.js has found no more
        if site.target is Target.FILES:
            script = f'<script src="{page.link(SCRIPT_OF_FILES)}"></script>'
            page.insert_before(page.require('body > script[src*="/bundle."]'), script)


def read_pages(site: Site) -> None:
    """What there is to find: the sections of all pages, with what other sections and readers say of them."""
    site.sections = {page.path: read_sections(page) for page in site.pages.values()}
    for page in site.pages.values():
        read_links(page, site.sections)
    for language in site.languages:
        read_phrases(site, language)


def write_index(site: Site) -> None:
    """An index for each language, in two parts; hardly anything where the theme would fetch one each time.

    After read_pages, which says what there is.
    """
    knowledge, sections = read_toml(ROOT, KNOWLEDGE), site.sections
    for language in site.languages:
        pages = site.named(language).values()
        rows = [
            {
                "url": site.place_of(page),
                "weight": weight_of(page, knowledge["weights"]),
                "sections": "\n".join(section.row() for section in sections[page.path]),
            }
            for page in pages
        ]
        texts = [section.texts() for page in pages for section in sections[page.path]]
        words = dict(knowledge[language])
        for kind, names in knowledge["names"].items():
            words[kind] = [*names, *words[kind]]
        later = {kind: words.pop(kind) for kind in ("sounds", "slang")}  # what few need does not come first
        index = {"": {"pages": rows, "words": words}, "-texts": {"texts": texts, **later}}
        for part, content in index.items():
            site.files[f"search/{language}{part}.js"] = f"receive({compact(content)});\n".encode()
    stub = compact({"config": {"separator": r"\s+"}, "docs": []})
    site.files["search/search_index.json"] = stub.encode()
    site.files["search/search_index.js"] = f"var __index = {stub};\n".encode()  # for pages opened from files


def read_sections(page: Page) -> list[Section]:
    """The sections of a page, with what they say themselves."""
    sections = [Section()]
    collect(page.require("article"), sections)
    return sections


def collect(node: LexborNode, sections: list[Section]) -> None:
    """Add what is inside a node to the last of the sections, and new sections where headings are."""
    for child in audible(node):
        if child.tag == TEXT:
            sections[-1].text.append(child.text_content or "")
        elif child.tag == "pre":
            sections[-1].text.append(" ")
            collect_code(child, sections[-1])
        elif HEADING.fullmatch(child.tag or "") and (anchor := child.attributes.get("id")):
            if child.tag == "h1":
                sections[0].title = plain(child)
            else:
                sections.append(Section(anchor, plain(child)))
        elif is_of_class(child, "filename"):
            sections[-1].programs.append(plain(child))
        else:
            gap = "" if child.tag in BETWEEN_WORDS else " "
            sections[-1].text.append(gap)
            collect(child, sections)
            sections[-1].text.append(gap)


def collect_code(block: LexborNode, section: Section) -> None:
    """Of code, a section has the names in a program or a session, and the errors that end a traceback."""
    text = block.text()
    parent = block.parent
    is_program = parent is not None and parent.css_first(".filename") is not None
    if is_program or text.startswith(">>>"):
        section.programs.append(text)
    section.errors += [one_line(error[0]) for error in ERROR.finditer(f"{text}\n")]


def read_links(page: Page, sections: dict[str, list[Section]]) -> None:
    """What a page says of a section it links to: the link's words, or all of a row in which it is alone."""
    if page.name in TABLES:
        return
    for link in page.require("article").css(LINKS):
        address = urlsplit(link.attributes["href"] or "")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), address.path or "."))
        if not address.path:
            path = page.path
        elif address.path.endswith("/"):
            path = posixpath.normpath(posixpath.join(path, HOME))
        if address.netloc or path not in sections:
            continue
        targets = [section for section in sections[path] if section.anchor == address.fragment]
        target = targets[0] if targets else sections[path][0]  # its first heading is the page's own
        row = row_of(link)
        said = row if row is not None and len(row.css("a[href]")) == 1 else link
        target.links.append(plain(said))
        if row is not None and row.tag == "tr" and page.name == GLOSSARY:
            target.glossary += [plain(cell) for cell in row.css("td")[:2]]


def read_phrases(site: Site, language: str) -> None:
    """What readers type, from the file of book.phrases. book.consistency holds that its sections exist."""
    entries, faults = phrases.load(ROOT, language)
    site.faults += faults
    found = {
        f"{page.name}#{section.anchor}": section
        for page in site.named(language).values()
        for section in site.sections[page.path]
    }
    for entry in entries:
        name, _, _ = entry.section.partition("#")
        section = found.get(entry.section) or found.get(f"{name}#")
        if section is not None:
            section.phrases += entry.phrases


def row_of(link: LexborNode) -> LexborNode | None:
    """The item of a list or the row of a table that a link is in."""
    node = link.parent
    while node is not None and node.tag not in ("li", "tr", "article"):
        node = node.parent
    return node if node is not None and node.tag != "article" else None


def audible(node: LexborNode) -> Iterator[LexborNode]:
    """What is inside a node, without what nobody searches for: buttons, drawings, links beside headings."""
    for child in node.iter(include_text=True):
        excluded = child.tag in SILENT or "data-search-exclude" in child.attributes
        if not excluded and not is_of_class(child, "headerlink") and not is_of_class(child, "moved"):
            yield child


def plain(node: LexborNode) -> str:
    """The text of an element, in one line."""
    section = Section()
    collect(node, [section])
    return one_line("".join(section.text))


def without_repeats(texts: list[str], title: str) -> list[str]:
    """What links say besides the title that they lead to, and programs that it shows; no text twice."""
    shorter = [one_line(PROGRAM.sub("", text.replace(title, " "))).strip("：: ") for text in texts]
    return [text for text in shorter if not any(text in other for other in shorter if other != text)]


def joined(texts: list[str]) -> str:
    """Texts in one line, each once."""
    return " ".join(dict.fromkeys(texts))


def one_line(text: str) -> str:
    """A text with single spaces."""
    return " ".join(text.split())


def weight_of(page: Page, weights: dict[str, float]) -> float:
    """What the scores of a page are multiplied by: the weight of the first pattern that fits its name."""
    return next((weight for name, weight in weights.items() if fnmatchcase(page.name, name)), 1)

"""The finder of errors: what it knows, a script for each language, and the scripts of its page.

What it knows of programs that hang, and what reads their tracebacks, is a script of its own, which the page
loads when Ctrl+C stopped what is pasted.
"""

from book import catalogue
from book.locations import titles
from book.player import compact
from finish.light import light, short
from finish.pages import Page, Site
from finish.words import WORDS
from harness.paths import ROOT
from learner.hanging import CALLS

SCRIPTS = ("assets/finder.js", "finder/{}.js", "assets/finder-page.js")
HANGS = "finder/hangs-{}.js"


def write_errors(site: Site) -> None:
    """The entries of the catalogue, with their titles and pages in each language."""
    entries = catalogue.load(ROOT).values()
    for language in site.languages:
        pages = site.named(language)
        shown = [entry for entry in entries if entry.page.removesuffix(".md") in pages]
        others = [
            {
                "title": catalogue.title(ROOT, language, entry),
                "url": site.place_of(pages[entry.page.removesuffix(".md")]),
            }
            for entry in shown
        ]
        table = compact(catalogue.columns(shown, others))
        site.files[f"finder/{language}.js"] = f"var errorEntries=errorTable({table});\n".encode()


def write_hangs(site: Site) -> None:
    """What reads where a program hung, with the sections that explain it in each language."""
    script = light((ROOT / "finish/hangs.js").read_text("utf-8"))
    for language in site.languages:
        pages = site.named(language)
        sections = {
            call: [section_of(site, pages, name) for name in names if name.partition("#")[0] in pages]
            for call, names in catalogue.hangs(ROOT).items()
        }
        known = {"calls": CALLS, "says": WORDS[language].hangs, "sections": sections}
        site.files[HANGS.format(language)] = f"{script}\ntellHangs({compact(known)});\n".encode()


def section_of(site: Site, pages: dict[str, Page], name: str) -> tuple[str, str]:
    """A section such as queue-end#sentinel: its heading, and its address below the top of the site."""
    page, _, anchor = name.partition("#")
    title = titles(ROOT, pages[page].language, f"{page}.md")[anchor]
    return title, f"{site.place_of(pages[page])}#{anchor}"


def shorten_script(site: Site) -> None:
    """The finder itself with short names, too, in place of what lighten_files made of it.

    Phones load it with every search.
    """
    script = site.folder / SCRIPTS[0]
    if script.is_file():
        site.files[SCRIPTS[0]] = short(script.read_text("utf-8")).encode()


def add_scripts(site: Site) -> None:
    """The page with the box loads what answers, after the box."""
    for page in site.pages.values():
        if page.tree.css_first("form.finder"):
            scripts = (page.link(script.format(page.language)) for script in SCRIPTS)
            page.require("form.finder").attrs["data-hangs"] = page.link(HANGS.format(page.language))
            page.append(page.require("article"), "".join(f'<script src="{one}"></script>' for one in scripts))

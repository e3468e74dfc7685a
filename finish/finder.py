"""The finder of errors: what it knows, a script for each language, and the scripts of its page."""

from book import catalogue
from finish.light import short
from finish.pages import Site
from finish.search import compact, name_of
from harness.paths import ROOT

SCRIPTS = ("assets/finder.js", "finder/{}.js", "assets/finder-page.js")


def write_errors(site: Site) -> None:
    """The entries of the catalogue, with their titles and pages in each language."""
    entries = catalogue.load(ROOT).values()
    for language in dict.fromkeys(page.language for page in site.pages.values()):
        pages = {
            name_of(page): site.place_of(page) for page in site.pages.values() if page.language == language
        }
        shown = [entry for entry in entries if entry.page.removesuffix(".md") in pages]
        others = [
            {
                "title": catalogue.title(ROOT, language, entry),
                "url": pages[entry.page.removesuffix(".md")],
            }
            for entry in shown
        ]
        table = compact(catalogue.columns(shown, others))
        site.files[f"finder/{language}.js"] = f"var errorEntries=errorTable({table});\n".encode()


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
            page.append(page.require("article"), "".join(f'<script src="{one}"></script>' for one in scripts))

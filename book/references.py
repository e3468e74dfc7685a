"""What pages point at is there, and is what they call it: links, titles, readers' phrases, figures."""

import posixpath
import re
from collections import defaultdict
from difflib import get_close_matches

from book import outline, phrases, proof
from book.extension import LINKED
from book.index import Found, Site, subject
from book.pages import LANGUAGES, LINK, plain
from book.twins import HAN
from book.words import WORDS
from harness.fault import Fault, FaultError
from harness.files import read

NAMED = re.compile(r"[^\s'\"]+\.md\b")  # a page, in a line of the navigation
TITLE = re.compile(r" *- ([^\s:][^:]*):")  # of a part of the navigation, or of a page
TRANSLATIONS = "nav_translations:"
# Looks like a link, but Markdown does not make one of it.
ADDRESS = r"[^)）\s]*(?:\.md|#)[^)）\s]*"
ALMOST = re.compile(rf"\[[^\]\n]*\](?:（{ADDRESS}[）)]|[ \t]\({ADDRESS}\)|\([ \t]*\))")
OUTSIDE = re.compile(r"[a-z]+:")  # an address, not a page of this site
BRACKETS = re.compile(r"\[\[([^\[\]\n]*)\]\]")
NUMBERED = re.compile(r"\[(?:gh-|bpo-|PEP )(?P<number>\d+)(?=\])")  # a link called by a number
SHORT = 3  # letters of a figure; shorter ones stand in texts for other reasons
ELSEWHERE = {"oldest", "newest", "system"}  # figures that stand in texts for other reasons, too
CHAPTER = re.compile(r"^- \[[^\]\n]*\]\(([\w.-]+\.md)\)$", re.MULTILINE)  # on the home page
# What the home page need not link to: itself, what the chapters lead to, and the pages of another language.
UNLISTED = re.compile(r"^index\.md$|^errors-|-exercises\.md$|/")


def links(site: Site) -> Found:
    """Every link inside the site arrives, at the anchor too; all links to one missing place are one fault."""
    anchors = {site.name(page): page.anchors for page in site.pages}
    broken: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for page in site.pages:
        name = site.name(page)
        for match in LINK.finditer(page.prose):
            target, line = match["target"] or match["href"], page.line(match.start())
            goal, anchor = _goal(name, target)
            if text := _misspelt(page.source[match.start() : match.end()], target, name, goal, anchors):
                yield Fault(name, line, text), {subject(name)}
            elif not OUTSIDE.match(target) and (text := _missing(site, goal, anchor, anchors)):
                broken[goal, anchor].append(Fault(name, line, f"links to {target}, and {text}"))
        for match in ALMOST.finditer(page.prose):
            end = page.source[match.start() : match.end()].rpartition("]")[2]
            text = f"no link for Markdown: […]{end}; write [title](page.md#anchor)"
            yield Fault(name, page.line(match.start()), text), {subject(name)}
    for (goal, _), (fault, *others) in broken.items():
        more = f" ({len(others)} more links go there)" if others else ""
        about = {subject(fault.file), re.sub(r"^docs/\w+/", "", goal)}
        yield Fault(fault.file, fault.line, fault.text + more), about


def _goal(name: str, target: str) -> tuple[str, str]:
    """Where a link of a page leads: a path below the root, and an anchor; each may be ""."""
    path, _, anchor = target.partition("#")
    folder = "docs" if path.startswith("assets/") else posixpath.dirname(name)
    return posixpath.normpath(f"{folder}/{path}") if path else name, anchor


def _misspelt(link: str, target: str, name: str, goal: str, anchors: dict[str, set[str]]) -> str:
    """What is wrong with a link as it is written, wherever it leads; "" where nothing is."""
    if OUTSIDE.match(target):
        called = NUMBERED.search(link)
        if called and called["number"] not in re.findall(r"[1-9]\d*", target):
            return f"{called[0].lstrip('[')} is a link to {target}; make them the same"
    elif target.startswith("/"):
        return f"links to {target}; write it relative to this page: the site may be below a path"
    elif goal in anchors and posixpath.dirname(goal) != posixpath.dirname(name):
        return f"links to {target}, in the other language; links are the same in both, as queues.md#fifo"
    return ""


def _missing(site: Site, goal: str, anchor: str, anchors: dict[str, set[str]]) -> str:
    """What is not there of the place that a link leads to; "" where all is, or where others tell of it."""
    there = anchors.get(goal, set())
    if not (site.root / goal).is_file():
        # Where the page only lacks its twin, skeleton() says so.
        return "" if any((site.root / twin).is_file() for twin in _twins(goal)) else "there is no such file"
    if not anchor or not goal.endswith(".md") or anchor in there:
        return ""
    if any(anchor in anchors.get(twin, ()) for twin in _twins(goal)):
        return ""  # not the link is wrong but the heading, and twins() says so
    return f"that page has no such anchor{meant([f'#{one}' for one in get_close_matches(anchor, there, 1)])}"


def _twins(file: str) -> list[str]:
    """The same page in all languages: ``docs/en/queues.md`` -> docs/zh/queues.md, docs/en/queues.md."""
    return [f"docs/{language}/{file.split('/', 2)[-1]}" for language in LANGUAGES]


def navigation(site: Site) -> Found:
    """Every page has its line in the navigation, where the project has one, and each line its page."""
    if not (site.root / "mkdocs.yml").is_file():
        return
    lines = read(site.root, "mkdocs.yml").splitlines()
    nav = next((number for number, line in enumerate(lines, 1) if line.startswith("nav:")), 1)
    end = next((number for number, line in enumerate(lines[nav:], nav) if re.match(r"\w", line)), len(lines))
    named = dict[str, int]()
    for number, line in enumerate(lines[nav - 1 : end], nav):
        page_named = NAMED.search(line)
        if page_named and (first := named.setdefault(page_named[0], number)) != number:
            text = f"nav has {page_named[0]} in line {first} already; take one of them out"
            yield Fault("mkdocs.yml", number, text), {page_named[0]}
    yield from _translated(lines, nav, end)
    there = {subject(site.name(page)) for page in site.pages}
    for name in sorted(there - named.keys()):
        yield Fault("mkdocs.yml", nav, f"nav has no line for {name}; give it one"), {name}
    for name in sorted(named.keys() - there):
        near = meant(get_close_matches(name, there, 1)) or "; take its line out"
        yield Fault("mkdocs.yml", named[name], f"nav names {name}, and there is no such page{near}"), {name}


def _translated(lines: list[str], nav: int, end: int) -> Found:
    """Every title between two lines of the navigation has its translation, where there are any."""
    start = next((number for number, line in enumerate(lines, 1) if line.strip() == TRANSLATIONS), 0)
    if not start:
        return
    margin = lines[start - 1].index(TRANSLATIONS)
    known = {m[1] for line in lines[start:] if (m := re.match(rf" {{{margin + 2}}}(\S[^:]*): \S", line))}
    for number, line in enumerate(lines[nav:end], nav + 1):
        if (title := TITLE.match(line)) and title[1] not in known:
            text = f"{title[1]} has no title in the other language; write one below {TRANSLATIONS}"
            yield Fault("mkdocs.yml", number, text), {"mkdocs.yml"}


def home(site: Site) -> Found:
    """Every page but exercises and errors has its link on the home page; chapters in the order of nav."""
    for page in site.pages:
        if subject(site.name(page)) == "index.md":
            folder = site.name(page).removesuffix("index.md")
            targets = [match["target"] or match["href"] for match in LINK.finditer(page.prose)]
            linked = {target.partition("#")[0] for target in targets}
            order = outline.in_order(outline.groups(site.root)[: -outline.LOOKED_UP])
            last = ""
            for match in CHAPTER.finditer(page.prose):
                if last and match[1] in order and order.index(match[1]) < order.index(last):
                    text = f"{match[1]} stands below {last} here, above it in nav of mkdocs.yml; choose"
                    yield Fault(site.name(page), page.line(match.start()), text), {match[1]}
                last = match[1] if match[1] in order else last
            for other in (site.name(one).removeprefix(folder) for one in site.pages):
                if other not in linked and not UNLISTED.search(other):
                    text = f"the home page has no link to {other}; give it one"
                    yield Fault(site.name(page), 1, text), {other}


def titles(site: Site) -> Found:
    """No link is called by the title of another section or page than those that it leads to.

    The home page's own titles are those of the navigation, and name no section.
    """
    for language in LANGUAGES:
        pages = {site.name(p): p for p in site.pages if site.name(p).startswith(f"docs/{language}/")}
        called, owners = {name: page.title for name, page in pages.items()}, dict[str, str]()
        for name, page in pages.items():
            for anchor, title in page.titles.items():
                called[f"{name}#{anchor}"] = title
                if subject(name) != "index.md":
                    owners.setdefault(title, f"{subject(name)}#{anchor}")
        for name, page in pages.items():
            for match in LINK.finditer(page.prose):
                target = match["target"] or match["href"]
                path, _, anchor = target.partition("#")
                goal = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
                text = plain(page.source[match.start() : match.end()].partition("](")[0].lstrip("!["))
                there = {called.get(goal), called.get(f"{goal}#{anchor}")}
                if goal in pages and text in owners and text not in there:
                    told = f"this link to {target} is called by the title of {owners[text]}"
                    told = f"{told}; lead it there, or call it otherwise"
                    yield Fault(name, page.line(match.start()), told), {subject(name)}


def figures(site: Site) -> Found:
    """Every figure is known, and a page that shows some types none by hand: they change with every run."""
    try:
        known = proof.figures(site.root)
    except FaultError:  # proved() says so, of what was measured as well
        return
    for page in site.pages:
        name, named = site.name(page), {figure.text for figure in page.figures}
        for match in BRACKETS.finditer(page.prose):
            if match[1] not in known and match[1] not in LINKED:
                near = meant(get_close_matches(match[1].strip().lower(), [*known, *LINKED], 1))
                near = near or "; book/proof.py has those that there are"
                text = f"there is no figure [[{match[1]}]]{near}"
                yield Fault(name, page.line(match.start()), text), {subject(name)}
        words = WORDS[page.language]
        for figure, value in known.items() if named else ():
            said = words.date(value) if figure.endswith("date") else value
            if len(said) < SHORT or figure in ELSEWHERE:
                continue
            for match in re.finditer(rf"(?<![\w.,]){re.escape(said)}(?![\w,])", page.prose):
                text = f"types {said}, which the proof knows; write [[{figure}]], and it stays true"
                yield Fault(name, page.line(match.start()), text), {subject(name)}


def asked(site: Site) -> Found:
    """Readers' phrases can be read, and each line of them belongs to a section that there is."""
    for language in LANGUAGES:
        where, tree = phrases.name_of(language), f"docs/{language}/"
        sections = {
            f"{site.name(page).removeprefix(tree).removesuffix('.md')}#{anchor}"
            for page in site.pages
            if site.name(page).startswith(tree)
            for anchor in page.anchors
        }
        entries, faults = phrases.load(site.root, language)
        for fault in faults:
            yield fault, {subject(where)}
        for entry in entries:
            if language == "en" and (other := next(filter(HAN.search, entry.phrases), "")):
                text = f"“{other}” is in the other language; move it to {phrases.name_of('zh')}"
                yield Fault(where, entry.line, text), {subject(where)}
            if entry.section not in sections:
                text = f"there is no section {entry.section}"
                near = meant(get_close_matches(entry.section, sections, 1))
                about = {subject(where), f"{entry.section.partition('#')[0]}.md"}
                yield Fault(where, entry.line, text + near), about


def meant(near: list[str]) -> str:
    """What was probably meant, as the end of a sentence; "" where nothing is like it."""
    return f"; did you mean {near[0]}?" if near else ""

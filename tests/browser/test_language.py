"""Each page speaks one language, knows its twin, and the switch between them loses nothing."""

import re
import urllib.request
import xml.etree.ElementTree as ET

import pytest

from tests.browser.conftest import PUBLIC, SITE, paths, until

HAN = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
LATIN = re.compile(r"[A-Za-z]{2,}")
# What is called the same in both languages.
VERSIONS = re.compile(r"Python [\d.–、]+")
NAMES = {"CC BY 4.0", "0BSD", "Material for MkDocs", "fork", "spawn", "forkserver"}
# All that the theme, not the author, puts into words; headings that the theme repeats are the page's own.
SPOKEN = """() => {
  const found = [["title", document.title]];
  const seen = element => !element.closest("article, svg, script, [lang]:not(html)");
  for (const name of ["aria-label", "title", "placeholder", "alt"])
    for (const element of document.body.querySelectorAll(`[${name}]`))
      if (!element.closest("[lang]:not(html)")) found.push([name, element.getAttribute(name)]);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode())
    if (seen(walk.currentNode.parentElement) && walk.currentNode.data.trim())
      found.push(["text", walk.currentNode.data.trim()]);
  const ours = ".badge, .proved, .claims p, .claims li, .admonition-title";
  for (const element of document.querySelectorAll(`article :is(${ours})`))
    found.push(["text", element.textContent.trim()]);
  const told = JSON.parse(document.getElementById("__config").textContent).translations;
  for (const [key, text] of Object.entries(told)) if (key != "select.version") found.push([key, text]);
  return found;
}"""


def test_a_page_speaks_its_language(opened):
    said = opened.page.evaluate(SPOKEN)
    assert len(said) > 30 and ["aria-label", "null"] not in said
    assert opened.page.get_attribute("html", "lang") == {"zh": "zh-Hans", "en": "en"}[opened.language]
    if opened.language == "en":
        assert not [line for line in said if HAN.search(line[1])]
        return
    titles = {text.rstrip("¶\n") for text in opened.page.locator("article :is(h1, h2, h3)").all_inner_texts()}
    own = NAMES | titles | {"Process"}  # the heading of a page, in the navigation of others
    assert not [
        (kind, text)
        for kind, text in said
        if LATIN.search(text) and not HAN.search(text)
        if text not in own and "_" not in text and not VERSIONS.fullmatch(text)  # names
    ]


def test_the_switch_leads_to_the_twin(opened, site):
    path = opened.path
    own = "" if opened.is_lost else path.removeprefix("en/")
    twin = own if opened.language == "en" else f"en/{own}"
    assert opened.page.locator("a.language").evaluate("link => link.href") == site + twin


@pytest.mark.parametrize("path", paths("zh"))
def test_each_page_names_its_twin(site, path):
    for own in (path, f"en/{path}"):
        html = urllib.request.urlopen(site + own).read().decode()
        head = html.partition("</head>")[0]
        assert re.findall(r'<link rel="canonical" href="([^"]*)"', head) == [PUBLIC + own]
        told = re.findall(r'<link rel="alternate " hreflang="([^"]*)" href="([^"]*)"', head)
        english = f"{PUBLIC}en/{path}"
        assert told == [("zh", PUBLIC + path), ("en", english), ("x-default", english)]


def test_the_sitemap_says_the_same():
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = ET.parse(SITE / "sitemap.xml").getroot().findall("s:url", space)
    assert {url.find("s:loc", space).text for url in urls} == {
        PUBLIC + path for path in (*paths("zh"), *paths("en"))
    }
    for url in urls:
        path = url.find("s:loc", space).text.removeprefix(PUBLIC).removeprefix("en/")
        told = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", space)}
        assert told == {"zh": PUBLIC + path, "en": f"{PUBLIC}en/{path}"}


@pytest.mark.parametrize("script", [True, False], ids=["js", "no js"])
def test_the_switch_stays_on_the_page(chromium, site, script):
    context = chromium.new_context(java_script_enabled=script)
    page = context.new_page()
    for path in ("", "queues/"):
        page.goto(f"{site}en/{path}", wait_until="domcontentloaded")
        page.locator("a.language").click(no_wait_after=True)
        page.wait_for_url(site + path, wait_until="domcontentloaded")
        page.locator("a.language").click(no_wait_after=True)
        page.wait_for_url(f"{site}en/{path}", wait_until="domcontentloaded")
    context.close()


def test_the_switch_keeps_the_section(page, site):
    page.goto(site + "queue-end/#sentinel", wait_until="networkidle")
    page.locator("a.language").click()
    page.wait_for_url(site + "en/queue-end/#sentinel")
    until(page, "document.querySelector(':target').getBoundingClientRect().top < 200")


def test_the_switch_keeps_the_place(page, site):
    page.goto(site + "queues/")
    third = page.locator("article h2").nth(3)
    third.evaluate("heading => scrollTo(0, heading.getBoundingClientRect().top + scrollY + 60)")
    page.locator("a.language").click()
    page.wait_for_url(site + "en/queues/#" + third.get_attribute("id"))


def test_the_switch_forgets_a_section_that_was_left(page, site):
    page.goto(site + "en/queue-end/#close", wait_until="networkidle")
    until(page, "scrollY > 0")  # Chromium goes to the section with a frame, which can come late
    page.keyboard.press("Control+Home")  # as a reader does: a script's scrolling may come before that frame
    until(page, "scrollY == 0")
    page.locator("a.language").click()
    page.wait_for_url(site + "queue-end/")


@pytest.mark.parametrize("locale", ["en-US", "zh-CN", "de-DE"])
def test_a_first_visit_is_led_nowhere(chromium, site, locale):
    context = chromium.new_context(locale=locale)
    page = context.new_page()
    page.goto(site, wait_until="networkidle")
    assert page.url == site
    context.close()


def test_the_choice_is_remembered(page, site):
    page.goto(site)
    page.locator("a.language").click()
    page.wait_for_url(site + "en/")
    page.goto("about:blank")
    page.goto(f"{site}#chapters", wait_until="networkidle")  # from elsewhere
    assert page.url == f"{site}en/#chapters"
    page.goto(f"{site}queues/", wait_until="networkidle")  # an address is what it is
    assert page.url == f"{site}queues/"
    page.locator("a.md-logo").first.click()  # nor is a link of the site bent
    page.wait_for_load_state("networkidle")
    assert page.url == site
    page.goto(f"{site}en/")
    page.locator("a.language").click()
    page.wait_for_url(site)
    page.goto("about:blank")
    page.goto(site, wait_until="networkidle")
    assert page.url == site


def test_without_a_memory_all_else_works(page, site):
    wrong = []
    page.add_init_script(
        "Object.defineProperty(Storage.prototype, 'setItem', {value() { throw new DOMException('no') }})"
    )
    page.goto(site + "queue-end/#sentinel", wait_until="networkidle")
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.locator("a.language").click()
    page.wait_for_url(site + "en/queue-end/#sentinel")
    assert not wrong


def test_blocked_memory_stops_no_first_visit(page, site):
    page.add_init_script(
        "Storage.prototype.getItem ="
        " key => { if (key == 'language') throw new DOMException('no'); return null }"
    )
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(site, wait_until="networkidle")
    assert page.url == site and not wrong


def test_from_a_folder_nothing_is_led_anywhere(page):
    page.add_init_script("localStorage.setItem('language', 'en')")
    page.goto((SITE / "index.html").as_uri())
    assert page.url == (SITE / "index.html").as_uri()


@pytest.mark.parametrize(
    "path", ["nothing/", "deep/down/nothing.html", "en/nothing", "en/deep/down/nothing/"]
)
def test_what_is_not_there(page, site, path):
    english = path.startswith("en/")
    answer = page.goto(site + path, wait_until="networkidle")
    assert answer.status == 404
    assert ("no page" in page.locator("h1").inner_text()) == english
    assert page.title().endswith("Multiprocessing by Example" if english else "Python 多进程实例")
    home = site + "en/" * english
    assert page.locator("article p a").first.evaluate("a => a.href") == home
    skip = page.locator("a.md-skip").get_attribute("href")
    assert page.locator(f"h1{skip}").count() == 1
    for link in page.locator('a[href]:not([href^="#"])').evaluate_all("all => all.map(a => a.href)"):
        if link.startswith(site):
            assert urllib.request.urlopen(link.partition("#")[0]).status == 200, link
    words = "sentinel" if english else "哨兵"
    page.locator(".md-search__input").first.click()
    page.keyboard.type(words)
    page.keyboard.press("Shift")
    result = page.locator(".md-search-result__link").first
    result.wait_for()
    assert result.evaluate("a => a.href").startswith(home)
    assert bool(HAN.search(result.inner_text())) != english


def test_what_is_not_there_without_scripts(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "en/nothing/")
    assert page.locator("h1").inner_text().startswith("404")
    assert page.locator("article [lang=en] a").first.evaluate("a => a.href") == site + "en/"
    context.close()

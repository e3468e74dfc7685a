"""The search box: what only a browser can show. test_ranking.py holds what is found, and in which order."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.searching import BOX, LIST, answers, ask, place, unfolded

HOME = {"zh": "", "en": "en/"}
META = ".md-search-result__meta"
NONE = {"zh": "没有讲这个的页面", "en": "No page on this"}
NEAREST = {"zh": "没有讲这个的页面，下面是最接近的", "en": "No page on this; perhaps one of these"}
EMPTY = {"zh": "键入以开始搜索", "en": "Type to start searching"}
LOADING = {"zh": "正在初始化搜索引擎", "en": "Initializing search"}
INDEX = re.compile(r"/search/\w\w\.js$")
PART = re.compile(r"search/\w\w(-texts)?\.js")  # of the index
TEXTS = re.compile(r"/search/\w\w-texts\.js$")
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
QUERIES = {
    "zh": ["进程池", "为什么 Pool 卡住了", "get_context", "守护进成", "ValueError: Pool not running"],
    "en": ["pool", "why does my pool hang", "get_context", "deamon process", "ValueError: Pool not running"],
}
POLICY = (
    "default-src 'none'; connect-src 'self'; font-src 'self'; img-src 'self' data:; worker-src 'self'; "
    "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; form-action 'self'; base-uri 'none'"
)


@LANGUAGES
def test_the_list_shows_what_is_found(page, site, language):
    """The box passes on what is typed, and the theme shows all that it is given."""
    page.goto(f"{site}{HOME[language]}queues/")
    for query, found in zip(QUERIES[language], answers(language, QUERIES[language]), strict=True):
        items = [[place(url, site) for url in item] for item in ask(page, query)]
        assert items[:10] == [[place(address) for address in unfolded(one)] for one in found[:10]], query


@LANGUAGES
def test_nothing_found(page, site, language):
    """The list says so, and what is typed next is answered."""
    page.goto(site + HOME[language])
    assert ask(page, "红烧肉") == []
    expect(page.locator(META)).to_have_text(NONE[language])
    assert ask(page, "Pool")


@LANGUAGES
def test_only_near(page, site, language):
    """An error of something else is told so, above the pages that are nearest, and the next query is not."""
    page.goto(site + HOME[language])
    assert 1 <= len(ask(page, "TypeError: 'NoneType' object is not subscriptable")) <= 3
    expect(page.locator(META)).to_have_text(NEAREST[language])
    ask(page, "Pool")
    expect(page.locator(META)).not_to_have_text(NEAREST[language])


@LANGUAGES
def test_texts_come_later(page, site, language):
    """The first answer does without the texts; with them it is told again, and the focus stays."""
    held = []
    page.route(TEXTS, lambda route: held.append(route))
    page.goto(f"{site}{HOME[language]}queues/")
    page.fill(BOX, "imap_unordered")
    best = page.locator(f"{LIST} a[href*='/pool-map/'][href$='#imap']").first
    expect(best).to_be_visible()
    assert not page.locator(f"{LIST} article > p").count()
    page.press(BOX, "ArrowDown")
    expect(best).to_be_focused()
    held[0].continue_()
    expect(page.locator(f"{LIST} article > p").first).to_be_visible()
    expect(best).to_be_focused()


@LANGUAGES
def test_without_texts(page, site, language):
    """Where the texts fail to come the first answer stands, and the next query asks for them again."""
    page.route(TEXTS, lambda route: route.abort())
    page.goto(f"{site}{HOME[language]}queues/")
    with page.expect_event("requestfailed", lambda request: bool(TEXTS.search(request.url))):
        page.fill(BOX, "imap_unordered")
    expect(page.locator(f"{LIST} a").first).to_be_visible()
    page.unroute(TEXTS)
    page.fill(BOX, "sentinel")
    expect(page.locator(f"{LIST} article > p").first).to_be_visible()


def test_missing_words(page, site):
    """Results say which word of the query none of them has."""
    page.goto(f"{site}en/")
    ask(page, "pool map several arguments selenium")
    expect(page.locator(f"{LIST} .md-search-result__terms").first).to_contain_text("selenium")


def test_told_to_screen_readers(page, site):
    page.goto(f"{site}en/")
    ask(page, "zombie")
    expect(page.get_by_role("status")).to_contain_text("matching document")


def test_lost(page, site):
    """The page for what is not there says to search: so it can."""
    page.goto(f"{site}no/such/page/")
    assert place(ask(page, "哨兵")[0][0], site) == "queue-end"


@LANGUAGES
def test_failed_fetch(page, site, language):
    """Without the index there is no answer; as soon as it can be had, there is."""
    page.route(INDEX, lambda route: route.abort())
    page.goto(f"{site}{HOME[language]}queues/")
    with page.expect_event("requestfailed", lambda request: bool(INDEX.search(request.url))):
        page.fill(BOX, "queue")
    page.unroute(INDEX)
    page.fill(BOX, "sentinel")
    expect(page.locator(f"{LIST} a").first).to_be_visible()


@LANGUAGES
def test_deep_link(page, site, language):
    page.goto(f"{site}{HOME[language]}?q=imap_unordered")
    link = page.locator(f"{LIST} a").first
    expect(link).to_be_visible()
    assert place(link.get_attribute("href"), site) == "pool-map"


def test_keys(page, site):
    """A slash opens the search; the arrow goes where Enter leads: to the section that fits best, marked."""
    page.goto(site)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type("僵尸进程")
    best = page.locator(f"{LIST} a[href*='/proc/'][href$='#zombie']").first
    expect(best).to_be_visible()
    # What was typed last has been answered: a later answer would take the focus away with the old list.
    expect(page.locator(f"{LIST} a").first).to_have_attribute("href", re.compile(quote("僵尸进程")))
    page.keyboard.press("ArrowDown")
    expect(best).to_be_focused()
    page.keyboard.press("ArrowUp")  # the page that it is on
    page.keyboard.press("ArrowUp")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/proc/.*#zombie$"))
    expect(page.locator("mark", has_text="僵尸进程").first).to_be_attached()
    assert page.locator("article mark").count() < 40


@LANGUAGES
def test_slow_line(page, site, language):
    """Until the index is there the box says that it is on its way, and Enter is kept for the answer."""

    def answer_late(route):
        expect(page.locator(META)).to_have_text(LOADING[language])
        page.press(BOX, "Enter")
        route.continue_()

    page.route(INDEX, answer_late)
    page.goto(f"{site}{HOME[language]}queues/")
    expect(page.locator(META)).to_have_text(EMPTY[language])
    page.fill(BOX, "imap_unordered")
    page.wait_for_url(re.compile(rf"/{HOME[language]}pool-map/.*#imap$"))


@LANGUAGES
def test_phone(chromium, site, language):
    context = chromium.new_context(viewport={"width": 320, "height": 568}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site}{HOME[language]}queues/")
    page.locator("label.md-header__button[for=__search]").tap()
    expect(page.locator(BOX)).to_be_focused()
    ask(page, "AssertionError: group argument must be None for now")
    link = page.locator(f"{LIST} a[href$='#group-argument']")
    expect(link).to_be_in_viewport(ratio=1)  # once it has slid in
    link.tap()
    page.wait_for_url(re.compile(rf"/{HOME[language]}errors-calls/.*#group-argument$"))
    expect(page.locator("h2#group-argument")).to_be_in_viewport()
    context.close()


@LANGUAGES
def test_fetched_late(page, site, language):
    """The index is fetched by those who search, and once, what is known soonest first."""
    asked = []
    page.on("request", lambda r: asked.append(r.url.removeprefix(site)))
    page.goto(site + HOME[language], wait_until="networkidle")
    assert not [url for url in asked if PART.fullmatch(url)]
    ask(page, "queue")
    ask(page, "pool")
    parts = [f"search/{language}.js", f"search/{language}-texts.js"]
    assert [url for url in asked if PART.fullmatch(url)] == parts


@LANGUAGES
def test_policy(page, site, language):
    """A strict policy: nothing from elsewhere, and no text is run as a program."""

    def serve(route):
        response = route.fetch()
        route.fulfill(response=response, headers=response.headers | {"content-security-policy": POLICY})

    refused = []
    page.on("console", lambda m: refused.append(m.text) if "Content Security Policy" in m.text else None)
    page.route("**/*", serve)
    page.goto(site + HOME[language])
    assert place(ask(page, "get_context")[0][0], site) == "start-choose"
    assert not refused


@LANGUAGES
def test_without_scripts(chromium, site, language):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{HOME[language]}queues/")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(BOX)).to_be_hidden()
    context.close()

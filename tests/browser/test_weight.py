"""What a page weighs, cold: all that is sent for it, what of it comes before text, how far things move."""

import gzip

import pytest

from book.pages import LANGUAGES
from tests.browser.conftest import SITE, paths, row
from tests.browser.server import Handler, serving

IN_ALL, BEFORE_TEXT = 110_000, 60_000  # bytes, compressed, with headers
FIRST_ANSWER = 106_000  # bytes, compressed, that a search waits for: 2.8 s on slow 3G, of 3
NET = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}  # slow 4G
TABLE = "transferred, in bytes"
SHIFTS = """window.moved = 0;
    new PerformanceObserver(list => list.getEntries().forEach(e => moved += e.value))
    .observe({type: "layout-shift", buffered: true})"""
sent: list[int] = []


class Scales(Handler):
    """Weighs what it sends: a browser's own account leaves out what its workers fetch."""

    def end_headers(self):
        sent.append(sum(map(len, self._headers_buffer)))
        super().end_headers()

    def copyfile(self, source, outputfile):
        sent.append(len(source.getbuffer()))
        super().copyfile(source, outputfile)


@pytest.fixture(scope="module")
def scales():
    row(TABLE, "page", "requests", "in all", "before text", "layout shift")
    with serving(SITE, Scales) as address:
        yield address


@pytest.mark.parametrize("path", [*paths("zh"), *paths("en")])
def test_weight(chromium, scales, path):
    sent.clear()
    with chromium.new_context(viewport={"width": 412, "height": 823}) as context:
        page = context.new_page()
        page.add_init_script(SHIFTS)
        session = context.new_cdp_session(page)
        painted, received, document = [], [], []
        session.on(
            "Page.lifecycleEvent",
            lambda e: painted.append(e["timestamp"]) if e["name"] == "firstContentfulPaint" else None,
        )
        session.on(
            "Network.dataReceived", lambda e: received.append((e["timestamp"], e["encodedDataLength"]))
        )
        session.on("Network.loadingFinished", lambda e: document.append(e["encodedDataLength"]))
        for domain in ("Network", "Page"):
            session.send(f"{domain}.enable")
        session.send("Page.setLifecycleEventsEnabled", {"enabled": True})
        session.send("Network.emulateNetworkConditions", NET)
        page.goto(scales + path, wait_until="networkidle")
        moved = page.evaluate("moved")
    # Pieces of the document are received without a length: it counts as a whole.
    early = document[0] + sum(length for when, length in received if when <= painted[0])
    row(TABLE, f"/{path}", len(sent) // 2, sum(sent), early, f"{moved:.4f}")
    assert sum(sent) <= IN_ALL and early <= BEFORE_TEXT and moved == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_first_answer_waits_for(language):
    files = [SITE / "assets/search.js", SITE / f"search/{language}.js"]
    assert sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) <= FIRST_ANSWER

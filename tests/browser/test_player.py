"""The player steps through a recorded run, by mouse and keyboard; without scripts the run is there."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.browser.conftest import READY, SITE, paths

ROWS = "[...document.querySelectorAll('.with-runs:has([id=\"fifo.py-11\"]) .where li')].map(e => e.innerText)"
RUNS = 'class="transcript runs"'
HEIGHT = "document.querySelector('article').getBoundingClientRect().height"


@pytest.fixture
def fifo(page, site):
    """The figure of a program with recorded runs, on a page of a given width."""

    def opened(width=1280, height=900):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(site + "en/queues/")
        page.wait_for_selector(READY)
        return page.locator(".with-runs:has([id='fifo.py-11'])")

    return opened


def test_each_printed_line_is_a_step(fifo):
    figure = fifo()
    stays = figure.locator(".run").first.get_attribute("data-stays")
    rows = [row.split(",") for row in re.findall("[a-z]([^a-z]+)", stays)]
    lines = [int(row[0]) for row in rows if len(row) > 4]
    told = []
    for _ in range(int(figure.locator("[type=range]").get_attribute("max")) + 1):
        figure.locator("[data-go='1']").click()
        told.append(figure.locator("output").inner_text())
    printed = [text for text in told if " prints “" in text]
    assert [int(text.rpartition(" ")[2]) for text in printed] == lines
    assert told[-1].endswith(" ends")
    assert figure.locator(".transcript .later").count() == 0


def test_rows_lines_and_transcript_show_the_step(page, fifo):
    figure = fifo()
    while "prints “put 1”" not in figure.locator("output").inner_text():
        figure.locator("[data-go='1']").click()
    rows = page.evaluate(ROWS)
    child = next(row for row in rows if row.startswith("Process-1"))
    assert "at line 11" in child and 'say(f"put {number}")' in child and "(1)" not in "".join(rows)
    assert "Process-1" in figure.locator("[id='fifo.py-11']").get_attribute("data-at")
    assert figure.locator(".transcript span.now").inner_text().endswith("put 1")
    assert figure.locator(".transcript .later").count() == 5
    figure.locator("[data-go='-1']").click()
    assert "put 1" not in figure.locator("output").inner_text()


def test_by_keyboard(page, fifo):
    figure = fifo()
    figure.locator("[data-go='1']").focus()
    page.keyboard.press("Enter")
    first = figure.locator("output").inner_text()
    figure.locator("[type=range]").focus()
    page.keyboard.press("ArrowRight")
    assert figure.locator("output").inner_text() != first
    page.keyboard.press("Home")
    assert figure.locator("output").inner_text() == first
    steps = int(figure.locator("[type=range]").get_attribute("max"))
    figure.locator("[type=checkbox]").focus()
    page.keyboard.press("Space")
    assert int(figure.locator("[type=range]").get_attribute("max")) > steps


def test_nothing_jumps(page, fifo):
    figure = fifo()
    height = page.evaluate(HEIGHT)
    for button in ("[data-go='1']",) * 8 + (".another", "[data-go='1']", ".another"):
        figure.locator(button).click()
        assert page.evaluate(HEIGHT) == height
    assert figure.locator(".which").inner_text() == "run 3 of 3"


# Takes a page's players through all steps of all runs, line by line too; tells where the height changes.
JUMPS = """() => {
  const article = document.querySelector("article"), found = [];
  const height = article.offsetHeight;
  const see = (figure, what) => {
    if (article.offsetHeight !== height && found.length < 9)
      found.push(`${figure.dataset.place}, ${what}: ${article.offsetHeight - height}`);
  };
  for (const figure of document.querySelectorAll("figure.runs")) {
    const slider = figure.querySelector("[type=range]"), every = figure.querySelector("[type=checkbox]");
    const another = figure.querySelector(".another"), choice = figure.querySelector("select");
    for (const option of choice ? choice.options : [null]) {
      if (option) { choice.value = option.value; choice.dispatchEvent(new Event("change")); }
      for (let run = 0; run < (another ? 3 : 1); run++) {
        for (const checked of [false, true]) {
          every.checked = checked;
          every.dispatchEvent(new Event("change"));
          for (let step = 0; step <= slider.max; step++) {
            slider.value = step;
            slider.dispatchEvent(new Event("input"));
            see(figure, figure.querySelector("output").textContent);
          }
        }
        another?.click();
        see(figure, "another run");
      }
    }
  }
  return found;
}"""


# The longer words of English break in a narrow column, if any do.
@pytest.mark.parametrize(("language", "width"), [("zh", 390), ("zh", 1280), ("en", 390)])
def test_no_page_jumps_at_any_step(page, site, language, width):
    page.set_viewport_size({"width": width, "height": 900})
    players = [path for path in paths(language) if RUNS in (SITE / path / "index.html").read_text("utf-8")]
    assert len(players) > 20
    jumps = {}
    for path in players:
        page.goto(site + path)
        page.wait_for_selector(READY)
        page.evaluate("document.fonts.ready")
        if found := page.evaluate(JUMPS):
            jumps[path] = found
    assert jumps == {}


def test_no_transcript_stands_twice():
    """What the first run printed is the transcript above, unless that one shows several runs."""
    players, twice = 0, set()
    for path in SITE.rglob("index.html"):
        for runs in LexborHTMLParser(path.read_text("utf-8")).css(".runs"):
            players += 1
            if runs.css_first(".run").css_first(".highlight"):
                twice.add(runs.attributes["data-place"])
    assert players > 80
    # Two pages compare the two runs of their transcript, one the times in it.
    assert twice == {"order_varies.py", "producers.py", "three_ways.py"}


MOVING = """() => [...document.querySelectorAll("*")].filter(element => {
  const style = getComputedStyle(element);
  return parseFloat(style.transitionDuration) || style.animationName !== "none"
    || style.scrollBehavior === "smooth";
}).length + document.getAnimations().length"""


def test_nothing_moves_for_who_wants_no_motion(chromium, site):
    moving = {}
    for motion in ("no-preference", "reduce"):
        with chromium.new_context(reduced_motion=motion) as context:
            page = context.new_page()
            page.goto(site + "en/deadlock/")
            page.wait_for_selector(READY)
            page.locator("[data-go='-1']").first.click()
            moving[motion] = page.evaluate(MOVING)
    assert moving["no-preference"] and not moving["reduce"]


def test_start_methods_can_be_chosen(page, fifo):
    """Under spawn the child runs the top of the file again, up to the guard; nothing moves meanwhile."""
    figure = fifo()
    height, seen = page.evaluate(HEIGHT), {}
    for method in ("spawn", "fork", "forkserver"):
        figure.locator("select").select_option(method)
        assert figure.locator(".which").inner_text() == "run 1 of 3"
        if not figure.locator("[type=checkbox]").is_checked():
            figure.locator("[type=checkbox]").check()
        told = []
        for _ in range(int(figure.locator("[type=range]").get_attribute("max"))):
            figure.locator("[data-go='1']").click()
            told.append(figure.locator("output").inner_text())
        assert page.evaluate(HEIGHT) == height
        seen[method] = {
            int(found[1])
            for text in told
            if "Process-1 (" in text and (found := re.search(r"line (\d+)", text))
        }
    assert 15 in seen["spawn"] and 15 not in seen["fork"]


def test_one_that_hangs_opens_where_it_hangs(page, site):
    page.goto(site + "en/deadlock/")
    page.wait_for_selector(READY)
    figure = page.locator(".with-runs:has([id='two_orders.py-1'])")
    told = figure.locator("output").inner_text()
    for name, number in (("MainProcess", 26), ("Process-1", 13), ("Process-2", 13)):
        assert f"{name} waits in line {number}" in told
    there = figure.locator("[id='two_orders.py-13']").get_attribute("data-at")
    assert set(there.split(", ")) == {"Process-1 waits", "Process-2 waits"}
    figure.locator("[data-go='-1']").click()
    assert figure.locator("output").inner_text() != told


def test_a_printed_line_is_told_whole(page, site):
    """The PID in it has a colour of its own, and so an element."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(site + "en/start/")
    page.wait_for_selector(READY)
    figure, told = page.locator(".with-runs:has([id='first.py-1'])"), ""
    pid = figure.locator(".transcript:not(.runs) .p2").last.inner_text()
    while "in line 19" not in told:
        figure.locator("[data-go='1']").click()
        told = figure.locator("output").inner_text()
    assert f"prints “joined {pid}” in line 19" in told
    drawing, cursor = (figure.locator(part).first.bounding_box() for part in (".timeline", ".cursor"))
    assert drawing["x"] < cursor["x"] < drawing["x"] + drawing["width"]


def test_who_hangs_in_no_line_of_the_program_is_named(page, site):
    """The child's function has returned, and its queue cannot hand over what is in it."""
    page.goto(site + "en/queue-hangs/")
    page.wait_for_selector(READY)
    told = page.locator(".with-runs:has([id='join_before_get.py-1']) output").first.inner_text()
    assert told.endswith("MainProcess waits in line 19, still in Python's own code: Process-2")


def test_a_program_of_two_transcripts_steps_through_its_own(page, site):
    """Runs under fork belong to the transcript under fork, the last that stands beside the program."""
    page.goto(site + "en/pipe/")
    page.wait_for_selector(READY)
    figure = page.locator(".with-runs:has([id='inherited_end.py-1'])")
    assert "waits in line" in figure.locator("output").inner_text()
    first, fork = figure.locator(".transcript:not(.runs) pre").all_inner_texts()
    figure.locator(".another").click()
    assert figure.locator(".transcript:not(.runs) pre").all_inner_texts()[0] == first
    assert figure.locator(".transcript:not(.runs) pre").all_inner_texts()[1] != fork


def test_on_a_phone_the_sentence_stays_in_sight(page, fifo):
    figure = fifo(390, 800)
    figure.locator("[data-go='1']").click()
    page.evaluate("document.getElementById('fifo.py-1').scrollIntoView()")
    box = figure.locator("output").bounding_box()
    assert box["y"] > 0 and box["y"] + box["height"] <= 800


@pytest.mark.parametrize("width", [390, 1280])
def test_a_transcript_that_stays_in_sight_covers_nothing(page, fifo, width):
    """What follows the transcript as one scrolls goes no further than the program."""
    figure = fifo(width, 800)
    figure.locator("[data-go='1']").click()
    figure.locator(".where").evaluate("rows => rows.scrollIntoView()")
    transcript, player = (
        figure.locator(s).first.bounding_box() for s in (".transcript:not(.runs)", ".player")
    )
    assert transcript["y"] + transcript["height"] <= player["y"]


def test_without_scripts(chromium, site):
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site + "en/queues/")
        figure = page.locator(".with-runs:has([id='fifo.py-11'])")
        assert (
            figure.locator(".transcript a.at").first.is_visible() and figure.locator("svg").first.is_visible()
        )
        assert not figure.locator(".player").is_visible() and not figure.locator(".where").is_visible()
        figure.locator("summary").click()
        assert figure.locator(".run pre").nth(1).is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_where_it_hangs_is_told_without_scripts_too(chromium, site, scripts):
    with chromium.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(site + "en/deadlock/")
        stuck = page.locator(".with-runs:has([id='two_orders.py-1']) .stuck")
        assert "MainProcess waits in line 26" in stuck.text_content()
        assert stuck.is_visible() != scripts

"""Each program stands beside its transcript, its notes and the words on it, where there is room for them.

What follows a program without a word between is its transcript; "under spawn:" and another transcript may
follow, as long as they are no longer than the program. Its notes come next, then the paragraphs below it that
find room. Beside each other they are two columns of one element that site.css lays out; where the page is too
narrow, the second wraps below the first. Notes that find no room beside a program stand below both columns.

Recorded runs stand in one element with their program, its transcript and the words between: their player
stays in sight as long as any of these is. What the first run printed takes the place of the transcript.
Paragraphs below the runs find room above them: what is to be noticed stands beside what was printed.
"""

import re

from selectolax.lexbor import LexborNode

from finish.pages import TEXT, Page, Site, is_of_class, text_of

PROGRAM = "article .highlight:has(> .filename):not(.sheet *)"  # the cheat sheet has columns of its own
COLUMNS = range(40, 73, 4)  # characters: a program has the width that its longest line needs, or the next
LEAD = re.compile("[:：]$")  # the end of the few words that lead over to a transcript
OVERHANG = 6  # lines that notes may go on below the end of their program
NAMES = 12  # characters: room for the names of processes that stand at a line
FRAME = 4  # lines that badges, prompt and claims take
TALL = 1.5  # lines of a program that a line of words takes
WIDTH = 56  # characters in a line of words beside a program; a Chinese one takes the room of two
WORDS = ("p", "ul", "ol")
TRANSCRIPTS = ".beside > div > .transcript:not(.runs)"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def place_beside(site: Site) -> None:
    """Put each program and what belongs to it into two columns, in an element of their own."""
    for page in site.pages.values():
        for program in page.tree.css(PROGRAM):
            notes = following_of(program, "notes")
            transcripts = transcripts_of(program)
            shown = [*transcripts, *([notes] if notes is not None else [])]
            runs = following_of(transcripts[-1], "runs") if transcripts else None
            last = runs or (transcripts[-1] if transcripts else notes or program)
            shown += words_below(program, last, shown)
            if shown:
                place(page, program, shown)
        for runs in page.tree.css(".runs"):
            place_runs(page, runs)


def place(page: Page, program: LexborNode, shown: list[LexborNode]) -> None:
    """Put them into two columns, where the program stood."""
    widest = max(map(len, lines(program)), default=0)
    if is_stepped_through(page, program):
        widest += NAMES
    columns = next((number for number in COLUMNS if widest <= number), max(COLUMNS))
    page.insert_before(program, f'<div class="beside columns-{columns}"><div></div><div></div></div>')
    both = program.prev
    assert both is not None
    left, right = both.iter()
    left.insert_child(program, move=True)
    room = float(len(lines(program)) + OVERHANG)
    for node in shown:
        room -= height(node)
        if is_of_class(node, "notes") and room < 0:
            page.append(both, "<div></div>")
            below = both.last_child
            assert below is not None
            below.insert_child(node, move=True)
        else:
            right.insert_child(node, move=True)


def words_below(program: LexborNode, last: LexborNode, shown: list[LexborNode]) -> list[LexborNode]:
    """What below a program finds room beside it: paragraphs, lists, commands, but not what leads to more.

    Below recorded runs only paragraphs: a list tells of the runs.
    """
    room, found = len(lines(program)) - sum(map(height, shown)), list[LexborNode]()
    node, wanted = following(last), is_paragraph if is_of_class(last, "runs") else is_words
    while node is not None and wanted(node) and (room := room - height(node)) >= 0:
        found.append(node)
        node = following(node)
    leads = node is not None and not wanted(node) and not stands_apart(node)
    while found and (LEAD.search(text_of(found[-1])) or (leads and found[-1].tag == "p")):
        found.pop()
        leads = False
    return found


def stands_apart(node: LexborNode) -> bool:
    """Whether no paragraph leads to it: a heading, what is folded, a note."""
    return node.tag in (*HEADINGS, "details") or is_of_class(node, "admonition")


def is_paragraph(node: LexborNode) -> bool:
    """Whether it is a paragraph."""
    return node.tag == "p"


def is_words(node: LexborNode) -> bool:
    """Whether it is a paragraph, a list, or a command of one line to type."""
    command = is_of_class(node, "highlight") and node.css_first(".filename") is None and len(lines(node)) == 1
    return node.tag in WORDS or command


def height(node: LexborNode) -> float:
    """The lines of a program that something takes beside it, about."""
    if is_transcript(node):
        return len(lines(node)) + FRAME
    if is_of_class(node, "claims"):
        return 0  # within FRAME
    if is_of_class(node, "highlight"):
        return len(lines(node)) + 2
    texts = [text_of(item) for item in node.css("li")] or [text_of(node)]
    wide = [sum(2 if ord(letter) > 0x2E7F else 1 for letter in text) for text in texts]
    return TALL * sum(1 + count // WIDTH for count in wide) + 1


def is_stepped_through(page: Page, program: LexborNode) -> bool:
    """Whether recorded runs on the page are of a program: they name what the ids of its lines begin with."""
    line = program.css_first(".scroll > [id]")
    begins = str(line.id).rpartition("-")[0] if line else ""
    return bool(begins) and page.tree.css_first(f'.runs[data-place="{begins}"]') is not None


def place_runs(page: Page, runs: LexborNode) -> None:
    """Put recorded runs into one element with their transcript, and what stands from there on.

    That begins with the columns of their program and the transcript. Where the two are apart, as where
    transcripts stand in tabs, it begins with the transcript; where there is none in the section, the runs
    stay where they are.
    """
    above = above_in_section(runs)
    while above and not (is_of_class(above[0], "beside") or is_transcript(above[0])):
        del above[0]
    transcripts = [node for one in above for node in ([one] if is_transcript(one) else one.css(TRANSCRIPTS))]
    if not transcripts:
        return
    show_first_run(transcripts[-1], runs)
    first, *words = above
    page.insert_before(first, '<div class="with-runs"></div>')
    around = first.prev
    assert around is not None
    around.insert_child(first, move=True)
    if words:
        page.append(around, "<div></div>")
        between = around.last_child
        assert between is not None
        for node in words:
            between.insert_child(node, move=True)
    around.insert_child(runs, move=True)


def above_in_section(runs: LexborNode) -> list[LexborNode]:
    """What stands above recorded runs: up to their program, a heading or what belongs to other runs."""
    above, node = list[LexborNode](), preceding(runs)
    while node is not None and node.tag not in HEADINGS and not is_of_class(node, "with-runs"):
        above.insert(0, node)
        if is_of_class(node, "beside"):
            break
        node = preceding(node)
    return above


def show_first_run(transcript: LexborNode, runs: LexborNode) -> None:
    """Where recorded runs follow, the first of them is the transcript: nothing is shown twice.

    A transcript of several runs stays, since the page compares them.
    """
    if sum(line.startswith("$ ") for line in lines(transcript)) > 1:
        return
    session, first = transcript.css_first(".highlight"), runs.css_first(".run > .highlight")
    if session is not None and first is not None:
        session.insert_before(first, move=True)
        session.decompose()


def transcripts_of(program: LexborNode) -> list[LexborNode]:
    """What follows a program and is its transcripts, with what leads to them and what is said below them."""
    room, found = len(lines(program)), list[LexborNode]()
    node = following(following_of(program, "notes") or program)
    while node is not None:
        group = [node]
        if node.tag == "p" and LEAD.search(text_of(node)) and (below := following(node)):
            group.append(below)
        if not is_transcript(group[-1]):
            break
        room -= len(lines(group[-1])) + FRAME
        if found and room < 0:
            break
        for name in ("claims", "explained"):
            if (after := following_of(group[-1], name)) is not None:
                group.append(after)
        found += group
        node = following(group[-1])
    return found


def lines(block: LexborNode) -> list[str]:
    """The lines of a program or a transcript."""
    code = block.css_first("pre > code")
    return code.text().splitlines() if code else []


def following(node: LexborNode) -> LexborNode | None:
    """The next element."""
    after = node.next
    while after is not None and after.tag in (TEXT, "-comment"):
        after = after.next
    return after


def following_of(node: LexborNode, name: str) -> LexborNode | None:
    """The next element, if it has this class."""
    after = following(node)
    return after if after is not None and is_of_class(after, name) else None


def preceding(node: LexborNode) -> LexborNode | None:
    """The element before one."""
    before = node.prev
    while before is not None and before.tag in (TEXT, "-comment"):
        before = before.prev
    return before


def is_transcript(node: LexborNode) -> bool:
    """Whether it is the transcript of one run, not several runs with their timelines."""
    return is_of_class(node, "transcript") and not is_of_class(node, "runs")

"""What readers type finds the right page and section. Node runs the built site's search; no browser."""

import re
import tomllib
from pathlib import Path

import pytest

from book import catalogue
from book.pages import LANGUAGES, SNIPPET
from book.words import WORDS
from harness.paths import DOCS, EXAMPLES
from tests.browser.searching import SITE, Item, answers, entries, entries_of, is_near, place, unfolded

QUERIES = tomllib.loads(Path(__file__).with_name("queries.toml").read_text("utf-8"))
ELSEWHERE = QUERIES.pop("absent")
# Of each set, how many have a right page first, how many have one among three, and how many of these show a
# right section: what was measured, no less. And how many are told that no page is on it: no more.
LEAST = {
    ("readers", "zh"): (46, 52, 51, 2),
    ("readers", "en"): (55, 60, 60, 3),
    ("unseen", "zh"): (54, 58, 56, 0),
    ("unseen", "en"): (64, 67, 67, 0),
    ("newcomers", "zh"): (32, 34, 34, 0),
    ("newcomers", "en"): (31, 36, 35, 1),
    ("visitors", "zh"): (47, 57, 57, 0),
    ("visitors", "en"): (43, 49, 49, 0),
    ("guests", "zh"): (42, 50, 50, 0),
    ("guests", "en"): (43, 50, 50, 0),
    ("callers", "zh"): (46, 55, 55, 0),
    ("callers", "en"): (49, 52, 52, 0),
    ("askers", "zh"): (44, 49, 48, 1),
    ("askers", "en"): (42, 45, 45, 1),
    ("inquirers", "zh"): (80, 85, 83, 0),
    ("inquirers", "en"): (67, 77, 75, 0),
    ("talkers", "zh"): (36, 48, 48, 5),
    ("talkers", "en"): (32, 41, 41, 3),
    ("strangers", "zh"): (82, 87, 87, 0),
    ("strangers", "en"): (76, 81, 81, 0),
    ("chatters", "zh"): (28, 35, 35, 3),
    ("chatters", "en"): (25, 33, 33, 2),
    ("passers", "zh"): (93, 99, 95, 0),
    ("passers", "en"): (88, 98, 95, 1),
    ("latecomers", "zh"): (29, 35, 35, 3),
    ("latecomers", "en"): (23, 34, 34, 1),
}
TOLD_SO = {"zh": 226, "en": 222}  # how many queries that no page is on are told so, at least
ERROR = re.compile(
    r"^(?:\w+\.)*(\w+(?:Error|Exception|Warning|Empty|Full|BrokenProcessPool))\b.*", re.MULTILINE
)
NOT_PASTED = re.compile(r"^(?:\$ .*|exit status \d+)\n", re.MULTILINE)  # what a transcript adds to the output
ADDRESS = re.compile(r"0x[0-9a-f]+")  # is another in every run
FRAMES = """Traceback (most recent call last):
  File "/home/me/proj/main.py", line 31, in <module>
    main()
  File "/usr/lib/python3.12/multiprocessing/process.py", line 115, in start
    assert self._popen is None, 'cannot start a process twice'
"""
TWICE = "AssertionError: cannot start a process twice"
ECHOES = (
    "EOFError: Ran out of input",
    "BrokenPipeError: [Errno 32] Broken pipe",
    "ConnectionResetError: [Errno 104] Connection reset by peer",
    "concurrent.futures.process.BrokenProcessPool: A process in the process pool was terminated abruptly",
    "KeyboardInterrupt",
)
AFTER_IT = """
During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/usr/lib/python3.12/multiprocessing/connection.py", line 399, in _recv
    raise EOFError
"""
ABSENT = {  # what these pages say nothing of: outside of the subject, or a word of it that they lack
    "zh": ["红烧肉", "今天天气怎么样", "正则表达式", "selenium", "laravel 部署", "红黑树"],
    "en": [
        "recipe",
        "weather in paris",
        "regular expression",
        "selenium",
        "laravel deployment",
        "bubble sort",
    ],
}
FOREIGN = [  # errors of which a word or two stand here
    "sqlalchemy.exc.IntegrityError: (sqlite3.IntegrityError) UNIQUE constraint failed: users.email",
    "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
    "TypeError: unsupported operand type(s) for +: 'int' and 'str'",  # every word of it, in another order
]


def index_of(language: str) -> str:
    """All that the search of a language knows."""
    parts = [(SITE / f"search/{language}{part}.js").read_text("utf-8") for part in ("", "-texts")]
    return "".join(parts).replace("\\t", " ").replace("\\n", " ")


def pages(found: list[list[Item]]) -> list[str]:
    """The pages found, best first."""
    return [place(page[0]["location"]) for page in found]


def shown(found: list[list[Item]]) -> set[str]:
    """Pages and sections that a reader sees of the best three pages."""
    return {place(address) for page in found[:3] for address in unfolded(page)}


@pytest.mark.parametrize("group", QUERIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_queries(language: str, group: str) -> None:
    first = section = 0
    low, told_wrongly = [], []
    lines = QUERIES[group][language]
    for (query, *told), found in zip(lines, answers(language, [line[0] for line in lines]), strict=True):
        right = [*told, *entries_of(told)]
        wanted = {address.partition("#")[0] for address in right}
        rank = next((n for n, name in enumerate(pages(found), 1) if name in wanted), 0)
        first += rank == 1
        section += 1 <= rank <= 3 and any("#" not in one or one in shown(found) for one in right)
        if not 1 <= rank <= 3:
            low.append(f"{query}: {' '.join(right)} is number {rank} of {' '.join(pages(found)[:4])}")
        if is_near(found):
            told_wrongly.append(query)
    three = len(lines) - len(low)
    ranks = f"first {first}, among three {three}, section {section}"
    print(f"{group} {language}: {len(lines)} queries; {ranks}, told wrongly {len(told_wrongly)}")
    least = LEAST[group, language]
    assert three >= least[1], low
    assert first >= least[0]
    assert section >= least[2]
    assert len(told_wrongly) <= least[3], told_wrongly


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_stay_apart(language: str) -> None:
    """One language finds its own pages only, whatever is typed."""
    for found in answers(
        language, ["multiprocessing.Queue", "ValueError: Pool not running", "pid", "哨兵", "sentinel"]
    ):
        addresses = [item["location"] for page in found for item in page]
        assert addresses
        assert {address.startswith("en/") for address in addresses} == {language == "en"}


@pytest.mark.parametrize("between", ["\n", " ", ""], ids=["lines", "spaces", "joined"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_traceback(language: str, between: str) -> None:
    """Of a pasted traceback the error counts, not the frames; and no error that only follows from another.

    Browsers put the lines of what is pasted into one, with spaces between them or without.
    """
    alone = FRAMES + TWICE
    followed = [f"{alone}\n{AFTER_IT}{echo}" for echo in ECHOES]
    pasted = [text.replace("\n", between) for text in (alone, *followed)]
    for text, found in zip(pasted, answers(language, pasted), strict=True):
        assert unfolded_section(found) in entries_of(["process-life#start-twice"]), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_message_alone(language: str) -> None:
    """A message is known without the name of its error, as the line of the library that raises it has it."""
    pasted = "assert self._popen is None, 'cannot start a process twice'"
    for found in answers(language, [pasted, "cannot start a process twice"]):
        assert not is_near(found)
        assert unfolded_section(found) in entries_of(["process-life#start-twice"])


def unfolded_section(found: list[list[Item]]) -> str:
    """The first section that is shown of the best page."""
    return place(unfolded(found[0])[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_shown_is_found(language: str) -> None:
    """Whoever pastes an error as a page shows it finds a page that shows it among the first three."""
    pasted = transcripts_with_errors(language)
    assert pasted
    texts = [text for text, _ in pasted]
    for (text, right), found in zip(pasted, answers(language, texts), strict=True):
        assert right & set(pages(found)[:3]), f"{text}\n{right} not in {pages(found)[:3]}"


def transcripts_with_errors(language: str) -> list[tuple[str, set[str]]]:
    """What is printed by each program that fails on a page, and the pages that show one of its errors."""
    shows: dict[str, set[str]] = {}
    texts = {}
    for file in sorted((DOCS / language).glob("*.md")):
        for snippet in SNIPPET.finditer(file.read_text("utf-8")):
            if snippet["path"].endswith(".out"):
                text = NOT_PASTED.sub("", (EXAMPLES / snippet["path"]).read_text("utf-8"))
                text = ADDRESS.sub("0x7f5ab0c2d5e0", text)
                texts[snippet["path"]] = text
                for error in ERROR.finditer(text):
                    shows.setdefault(error[0], set()).add(file.stem)
    found = []
    for text in texts.values():
        errors = [error[0] for error in ERROR.finditer(text)]
        if "Traceback" in text and errors:
            printed = [one for one in entries() if catalogue.prints(one, text)]
            right = [*(shows[error] for error in errors), {one.page.removesuffix(".md") for one in printed}]
            found.append((text, set[str]().union(*right)))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_found(language: str) -> None:
    """Where no page has the word by which a question differs from others, nothing is found."""
    queries = [*ABSENT[language], "xyzzy plugh", "%% &&& \\ ???", ""]
    found = {
        query: pages(pages_found)
        for query, pages_found in zip(queries, answers(language, queries), strict=True)
    }
    assert not any(found.values()), found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_on_it(language: str) -> None:
    """Who asks for what is not here is told so; hardly anybody who asks for what is here is, see LEAST."""
    told = [is_near(found) for found in answers(language, ELSEWHERE[language])]
    print(f"{language}: told so {sum(told)} of {len(told)}")
    assert sum(told) >= TOLD_SO[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_misspelt(language: str) -> None:
    """A word is as long as it was typed: quene is queue, though its stem is short."""
    for found in answers(language, ["mutliprocessing quene", "quene empty"]):
        assert not is_near(found)
        assert any(name.startswith("queue") for name in pages(found)[:3]), pages(found)[:3]
    for found in answers(language, ["ProcesPoolExecutor", "proccess pool executer"]):
        assert not is_near(found)
        assert any(name.startswith("executor") for name in pages(found)[:3]), pages(found)[:3]


def test_typed_by_sound() -> None:
    """A Chinese character that is typed for another which sounds the same finds what was meant."""
    typed = ["进城池", "多进成怎么传参数", "线成里开进程卡死", "读取大亮文件"]
    meant = ["进程池", "多进程怎么传参数", "线程里开进程卡死", "读取大量文件"]
    for found, same in zip(answers("zh", typed), answers("zh", meant), strict=True):
        assert pages(found)[:3] == pages(same)[:3]


@pytest.mark.parametrize(
    ("language", "query", "same"),
    [
        ("zh", "进程池 30 秒 10gb", "进程池 秒"),
        ("en", "start 4 processes for 30 seconds", "start processes for seconds"),
        ("zh", "打印了四遍", "打印了好几次"),
        ("zh", "5 个任务传给三个进程", "任务传给 进程"),
        ("en", "prints everything 4 times", "prints everything several times"),
        ("en", "give four workers a lock", "give workers a lock"),
    ],
)
def test_quantities(language: str, query: str, same: str) -> None:
    """How many and how much is another in each program: pages are not ranked by that."""
    found, without = answers(language, [query, same])
    assert pages(found)[:3] == pages(without)[:3]


@pytest.mark.parametrize(
    ("language", "query", "page"),
    [("zh", "老爸走人了 儿子还在", "nothing-left"), ("en", "minions conk out without a peep", "pool-traps")],
)
def test_everyday_words(language: str, query: str, page: str) -> None:
    """A query without one word of these pages finds the page, by what its words stand for."""
    [found] = answers(language, [query])
    assert page in pages(found)[:3]


@pytest.mark.parametrize(
    ("language", "query"), [("zh", "多进程怎么写"), ("en", "a simple multiprocessing example")]
)
def test_nothing_but_the_subject(language: str, query: str) -> None:
    """Who names nothing but the subject is led to the beginning."""
    [found] = answers(language, [query])
    assert pages(found)[0] in {"start", "create"}


@pytest.mark.parametrize(
    ("language", "words", "asked"),
    [
        ("zh", "数据库 连接", "数据库 连接，用java？"),
        ("en", "database connection", "database connection in java?"),
    ],
)
def test_another_subject(language: str, words: str, asked: str) -> None:
    """Nothing here is on what names another subject, and not this one, even if a page has its words."""
    here, *there = answers(language, [words, f"java {words}", asked])
    assert not is_near(here)
    assert all(map(is_near, there))


@pytest.mark.parametrize("language", LANGUAGES)
def test_foreign_errors(language: str) -> None:
    """An error of something else than multiprocessing is not answered by a page that has one word of it."""
    found = dict(zip(FOREIGN, answers(language, FOREIGN), strict=True))
    assert all(is_near(one) for one in found.values()), {error: pages(one) for error, one in found.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_words(language: str) -> None:
    """A longer question is answered without a word that no page has, and the results say so."""
    [found] = answers(language, ["pool map several arguments selenium"])
    assert found[0][0]["terms"]["selenium"] is False


@pytest.mark.parametrize(
    ("language", "query", "marked"),
    [
        ("zh", "卡住", {"卡住", "死锁"}),
        ("zh", "get_context", {"get_context"}),
        ("en", "hang", {"hang", "hangs"}),
        ("en", "get_context", {"get_context"}),
    ],
)
def test_marks(language: str, query: str, marked: set[str]) -> None:
    """What is marked in the list is what was looked for, or another whole expression for it."""
    [found] = answers(language, [query])
    texts = "".join(item["title"] + item["text"] for page in found for item in page)
    marks = {text.lower() for text in re.findall("<mark>(.*?)</mark>", texts)}
    assert marks >= marked
    assert marks.isdisjoint({"结束", "get", "context", "not", "does", "never", "ends"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_marked_on_the_page(language: str) -> None:
    """The page that is opened shows where the reader's words are, and not every word of the subject."""
    queries = [line[0] for line in QUERIES["readers"][language]]
    index = index_of(language).lower()
    for query, found in zip(queries, answers(language, queries), strict=True):
        words = [word for word, is_there in found[0][0]["terms"].items() if is_there]
        assert not {"in", "is", "of", "on"} & set(words), query
        for word in words:
            assert word in index, (query, word)


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_of_errors_are_left_out(language: str) -> None:
    """Where a card names what is like it, a search for that would find the card."""
    for fact in ("programs", "confused", "explained"):
        assert WORDS[language].error[fact].partition("{")[0] not in index_of(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_excerpts(language: str) -> None:
    """No excerpt begins or ends within a word of Latin letters."""
    whole = set(re.findall(r"[A-Za-z]+", index_of(language)))
    queries = ["get()", "feeder thread", "Python 3.14", "exit code", "启动方式"]
    texts = [item["text"] for found in answers(language, queries) for page in found for item in page]
    assert any(text.endswith("…</p>") for text in texts)
    plain = [re.sub("<[^>]*>|&#\\d+;", "", text) for text in texts]
    assert not {word for text in plain for word in re.findall(r"[A-Za-z]+", text)} - whole

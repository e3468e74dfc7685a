"""Sentences that were turned: of which a word or two say something else than when somebody read them.

No run can tell. So each sentence has a mark, a letter for each of its words and characters, by which it is
seen whether it is one that was read but for a few words in the place of others, or for two parts that changed
places, or for words that turn a sentence, such as before, always and no: these may also come or go. One that
was written in other words is like no mark of the old, and costs nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import cycle
from string import ascii_uppercase
from zlib import crc32

from book.pages import CODE, Page, spaces
from book.wording import NEGATION

ORDINALS = {
    "en": "first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth | last, final",
    "zh": "第一 | 第二 | 第三 | 第四 | 第五 | 第六 | 第七 | 第八 | 第九 | 第十 | 最后、最后一",
}
# Each line is a family of senses, parted by |. A sentence that changes from one sense to another is turned;
# words of one sense, parted by commas, may stand for each other.
OPPOSITES = {
    "en": """
before, earlier, early, previous, until | after, later, late, afterwards, behind
begin, start, beginning | end, stop, exit, finish | continue, go on, goes on
parent, parents, main process | child, children, child process, child processes | worker, worker process
sender | receiver
producer | consumer
reader | writer
server | client
process, processes | thread | coroutine
may, might, can, could, possible, possibly, sometimes | must, always, certain, certainly | often, usually
all, every, each, both, everything | some, several, few | half
only, alone, single
more | less, fewer
most | least
long, longer | short, shorter
large, larger, big, bigger | small, smaller
high, higher | low, lower
fast, faster, quicker, sooner | slow, slower
same, equal | different, another, other
true | false
empty | full
open | closed, close
alive | dead
succeed | fail
send, sent | receive
read | write, written
put | get
acquire, hold, held | release
wait, block | hang | return | crash
grow, increase | shrink, decrease
above | below
left | right
inside, within | outside
into | out of
old, older | new, newer
local | remote
input | output
once | twice
if | unless
and | or
because | although
own, private | shared, common
synchronous | asynchronous
cheap, cheaper | dear, expensive
lost | kept
millisecond | microsecond | minute | hour
KB | MB | GB | byte
list | tuple | dict, dictionary
positional | keyword
file | folder, directory
error | warning
Windows | macOS | Linux
fork | spawn | forkserver
""",
    "zh": """
先、首先、前、之前、以前、早 | 后、之后、以后、晚
开始、启动 | 结束、停止、停、退出、终止 | 继续
父进程、主进程 | 子进程 | 工作进程
发送方 | 接收方
生产者 | 消费者
服务器、服务进程 | 客户端
进程 | 线程 | 协程
可能、也许、或许、可以、能够、有时 | 一定、必须、必定、必然、总是、始终 | 往往、通常、经常
所有、全部、每、每个、任何 | 有的、有些、一些、部分 | 一半
只、只能、只有、仅
多、更多 | 少、更少
最多、至多 | 最少、至少
长 | 短
大 | 小
高 | 低
快 | 慢
同一、相同、一样 | 不同、别的、其他、另外、另
真 | 假
空 | 满
打开 | 关闭
成功 | 失败
发送 | 接收
读、读取 | 写、写入
放、放入、放进 | 取、取出
获取、获得、持有、拿到 | 释放
等待、阻塞 | 卡住、挂起 | 返回 | 崩溃
增加、增多、变大 | 减少、变小
上面、上方 | 下面、下方
左 | 右
以内 | 以外
新 | 旧
本地 | 远程
输入 | 输出
和、与、以及、并且 | 或、或者
因为 | 虽然
自己、各自 | 共享、共用
同步 | 异步
丢失 | 保留
毫秒 | 微秒 | 秒 | 分钟 | 小时
KB | MB | GB | 字节
列表 | 元组 | 字典
位置参数 | 关键字参数
文件 | 文件夹、目录
错误 | 警告
Windows | macOS | Linux
fork | spawn | forkserver
""",
}
ENDINGS = r"s|es|ed|d|ing"
# Chinese words that contain such a word, and have nothing to do with it.
UNRELATED = {
    "zh": """
多个、多种、多少、多进程、多线程、多核、多台、大概、大家、大约、取消、取决、取得、先进、小心、读者、只读、写法、高级
""",
}
# What only grammar needs: it may change with the word beside it.
GRAMMAR = {
    "en": re.compile(
        r"\b(?:an?|the|is|are|was|were|be|been|has|have|had|do|does|did|to|than|as|that|its?|they|their"
        r"|with|one|which|who)\b"
    ),
    "zh": re.compile("一个|它们?|[了的着过地得都才就则也又会]"),
}
SENTENCE_ENDS = {"en": r"(?<=[.!?;:])\s+|\n\s*\n|\n(?=\s*(?:[-*|#!?=]|\d+\.))", "zh": r"[。！？；：]|\n+"}
# The letters of words that turn a sentence, and of all others: of Latin, Greek and Cyrillic, since the more
# there are, the fewer characters of Chinese share one. What ends a mark.
TURNING, OTHERS, END = ascii_uppercase, [*filter(str.isalpha, map(chr, range(0xC0, 0x530)))], "."
MARKS = r"(?:[\w-]+\.)+"
FEW = {"en": 2, "zh": 8}  # so many words may stand in place of others; of Chinese, so many characters
COMMON = 2  # so many words of two sentences that are alike are the same, at least, or half of a short one
WORD = {"en": re.compile(r"\w+|`"), "zh": re.compile(r"[a-z0-9_]+|\w|`")}


def _families(text: str) -> list[list[list[str]]]:
    """Families, each a list of senses; a sense is a list of its words, the first of which names it."""
    return [
        [[word.strip() for word in re.split("[,、]", sense)] for sense in line.split("|")]
        for line in text.strip().splitlines()
    ]


def _pattern(language: str, words: dict[str, str]) -> re.Pattern[str]:
    """What finds such words, the longest first; negations, too."""
    listed = "|".join(sorted(words, key=len, reverse=True))
    if language == "zh":
        others = UNRELATED[language].strip().replace("、", "|")
        return re.compile(f"{others}|(?P<word>{listed})|(?P<no>{NEGATION[language].pattern})", re.IGNORECASE)
    listed = rf"\b(?P<word>{listed})(?P<ending>{ENDINGS})?\b".replace(" ", r"\s+")
    return re.compile(rf"{listed}|(?P<no>{NEGATION[language].pattern})", re.IGNORECASE)


FAMILIES = {language: _families(f"{OPPOSITES[language]}\n{ORDINALS[language]}") for language in OPPOSITES}
SENSE_OF = {
    language: {word.lower(): sense[0] for family in families for sense in family for word in sense}
    for language, families in FAMILIES.items()
}
# The senses of ordinals, which are the last family.
COUNTING = {language: {sense[0] for sense in families[-1]} for language, families in FAMILIES.items()}
# The letter of each sense of a language; those that are near have other letters.
LETTER = {
    language: dict(zip(["no", *(sense[0] for f in families for sense in f)], cycle(TURNING), strict=False))
    for language, families in FAMILIES.items()
}
# By a sense, the next of its family: what a deliberate mistake puts in its place.
NEXT = {
    language: {
        one[0]: other[0]
        for family in families
        for one, other in zip(family, family[1:] + family[:1], strict=True)
        if one != other
    }
    for language, families in FAMILIES.items()
}
PATTERN = {language: _pattern(language, words) for language, words in SENSE_OF.items()}


def sentences(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each sentence in a stretch of a page begins and ends; an item, a row, a heading is one, too."""
    at = start
    for match in re.finditer(SENTENCE_ENDS[page.language], page.spoken[start:end]):
        yield at, start + match.start()
        at = start + match.end()
    yield at, end


def marks(page: Page, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The mark of each sentence, and where it is."""
    language, last = page.language, start
    text = ""  # what is spoken, and a ` where code begins: it may change places with a word
    for match in CODE.finditer(page.words, start, end):
        text += f"{page.spoken[last : match.start()]}`{spaces(match[1])} "
        last = match.end()
    text += page.spoken[last:end]
    for one, other in sentences(page, start, end):
        if mark := _mark(language, text[one - start : other - start]):
            yield mark, one, other


@lru_cache(maxsize=65536)  # a page is asked for its sections many times
def _mark(language: str, sentence: str) -> str:
    """The mark of a sentence; "" of one without a word."""

    def turning(match: re.Match[str]) -> str:
        if not (match["no"] or match["word"]):
            return match[0]
        return f" {LETTER[language]['no' if match['no'] else sense(language, match['word'])]} "

    words = GRAMMAR[language].sub("", PATTERN[language].sub(turning, sentence.lower()))
    return "".join(_letter(language, word) for word in WORD[language].findall(words))


@cache
def _letter(language: str, word: str) -> str:
    """The letter of a word, whatever its ending; a capital stands for a word that turns, and is its own."""
    if word in TURNING:
        return word
    if language == "en":
        word = re.sub(rf"(?<=\w\w)(?:{ENDINGS}|e)$", "", word)
    return OTHERS[crc32(word.encode()) % len(OTHERS)]


def sense(language: str, word: str) -> str:
    """The sense of a word that turns a sentence, by the first word of that sense."""
    return SENSE_OF[language][" ".join(word.lower().split())]


def said(page: Page, start: int, end: int) -> str:
    """The marks of all sentences in a stretch of a page, in their order."""
    return "".join(mark + END for mark, _, _ in marks(page, start, end))


def like(page: Page, start: int, end: int, marked: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The sentences that have these marks; if none has, those that were turned into one of them.

    Yields where each begins, and its text.
    """
    marked, there = set(marked), list(marks(page, start, end))
    found = [each for each in there if each[0] in marked] or [
        each for each in there if any(_turn(each[0], one, FEW[page.language]) for one in marked)
    ]
    for _, one, other in found:
        text = page.source[one:other]
        yield one + len(text) - len(text.lstrip()), " ".join(text.split())


def turned(before: str, now: str, language: str) -> set[str]:
    """Of the marks that are said now: those of sentences that say something else than one before."""
    old, new = (Counter(each.split(END)) for each in (before, now))
    gone = old - new
    return {mark for mark in new - old if any(_turn(one, mark, FEW[language]) for one in gone)}


@lru_cache(maxsize=65536)
def _turn(one: str, other: str, few: int) -> bool:
    """Whether two marks are of sentences that are alike, and say something else."""
    if one == other:
        return False
    if _without_turning(one) == _without_turning(other):
        return True
    start = _same(one, other)
    end = _same(one[start:][::-1], other[start:][::-1])
    old, new = (mark[start : len(mark) - end] for mark in (one, other))
    common = max(1, min(COMMON, max(len(one), len(other)) // 2))
    longer = max(len(old), len(new))
    replaced = old and new and longer <= few and start + end >= common
    if replaced and 3 * len({*old} & {*new}) <= longer:
        return True
    return _swapped(old, new) or _others_turn(one, other)


def _without_turning(mark: str) -> str:
    return re.sub("[A-Z]", "", mark)


def _same(one: str, other: str) -> int:
    """How many letters at the beginning of two marks are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _others_turn(one: str, other: str) -> bool:
    """Whether words that turn a sentence are in the place of others, and most of the rest is the same."""
    old, new = Counter(one), Counter(other)
    if 10 * (old & new).total() < 7 * max(len(one), len(other)):
        return False
    return all(any(letter in TURNING for letter in gone) for gone in (old - new, new - old))


def _swapped(one: str, other: str) -> bool:
    """Whether two parts changed places around what stands between them, as in first this, then that."""
    if sorted(one) != sorted(other):
        return False
    length = len(one)
    return any(
        one[end:] + one[start:end] + one[:start] == other
        for start in range(1, length - 1)
        for end in range(start + 1, length)
    )

"""Numbers as pages write them: numerals, and small ones in words of both languages."""

import re
from collections.abc import Iterator

NUMERAL = re.compile(r"(?<![A-Za-z0-9_.#])[-−]?\d+(?:[.,]\d+)*(?![A-Za-z0-9_])")
ENGLISH = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
CHINESE = "二三四五六七八九十"
WORDS = {  # not one, which says something else most of the time
    **{word: n for n, word in enumerate(ENGLISH, 2)},
    **{word: n for n, word in enumerate(CHINESE, 2)},
    "两": 2,
}
# A number of its own, no part of another (as in ninety-nine) and no ordinal.
PATTERN = (
    rf"(?<![\w-])(?:{'|'.join(ENGLISH)})(?![\w-])"
    rf"|(?<![第十几])[两二三四五六七八九](?![十几])|(?<![第几{CHINESE}])十(?![几{CHINESE}])"
)
WORD = re.compile(PATTERN, re.IGNORECASE)
# Further words, which one language may well say in another way.
FURTHER = {
    "twice": 2, "twenty": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000,
    "两倍": 2, "二十": 20, "一百万": 1_000_000, "一百": 100, "一千": 1000, "一万": 10_000,
}  # fmt: skip
ANY = re.compile(rf"(?<![A-Za-z-])(?:{'|'.join(FURTHER)})(?![A-Za-z-])|{PATTERN}", re.IGNORECASE)
# What a language may well say in place of two.
TWO = re.compile(
    r"\b(?:both|either|neither|twice|pair|half|second|each (?:other|waits))\b|[双半都]", re.IGNORECASE
)


def value(word: str) -> int:
    """The number that a word or digits stand for."""
    return (WORDS | FURTHER).get(word.lower()) or int(word)


def plain(numeral: str) -> str:
    """A numeral in one way of writing: 32,767 is 32767."""
    return re.sub(r",(?=\d{3})", "", numeral).replace("−", "-")


def words(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The number words in a stretch of a text, each with its offset."""
    for match in WORD.finditer(text, start, end):
        yield match.start(), match[0]

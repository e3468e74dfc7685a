"""Says of every passage in the other language that it is: voices and fonts go by the lang attribute."""

import re

OTHER = {"zh": "en", "en": "zh"}
HAN = r"[\u3007\u3400-\u9fff]"
PIECES = re.compile(r"(<(?P<tag>script|style|svg|pre|code)\b.*?</(?P=tag)>|<[^>]+>)", re.DOTALL)
CELL = re.compile(r"<(?P<tag>t[dh])(?P<rest>[^>]*)>(?P<text>[^<>]+)</(?P=tag)>")
CODE = re.compile(r"<code>(?P<text>[^<>]+)</code>")
WORD = re.compile(r"[(\"']*[A-Za-z']{2,}[)\"',.:;!?]*")
FOREIGN = {
    "zh": re.compile(r"[A-Za-z][!-;=?-~ ]*[!-;=?-~]"),
    "en": re.compile(rf"{HAN}(?:[^<>\n]*{HAN})?"),
}


def mark(body: str, language: str) -> str:
    """The body of a page, with lang attributes on what it has of the other language."""
    body = CELL.sub(lambda m: cell(m, language), body)
    if language == "zh":  # programs and what they say are in English, comments and annotations excepted
        body = re.sub(r"<pre(?=[ >])", '<pre lang="en"', body)
        body = CODE.sub(lambda m: f'<code lang="en">{m["text"]}</code>' if phrase(m["text"]) else m[0], body)
    return texts(body, language)


def cell(match: re.Match, language: str) -> str:
    """A cell of a table that is mostly in the other language, as in the glossary."""
    han = re.search(HAN, match["text"])
    foreign = han if language == "en" else not han and re.search("[A-Za-z]{2}", match["text"])
    if not foreign:
        return match[0]
    return f'<{match["tag"]} lang="{OTHER[language]}"{match["rest"]}>{match["text"]}</{match["tag"]}>'


def phrase(text: str) -> bool:
    """Whether a text is a passage in English: three words with spaces between, as no name of a thing has."""
    words = [word for word in text.split() if WORD.fullmatch(word)]
    return len(words) >= 3 and not re.search(HAN, text)


def texts(body: str, language: str) -> str:
    """Wrap the passages of running text, outside code and outside what says its language already."""

    def wrap(match):
        if language == "zh" and not phrase(match[0]):
            return match[0]
        return f'<span lang="{OTHER[language]}">{match[0]}</span>'

    parts, last, before = [], 0, ""
    for piece in PIECES.finditer(body):
        text = body[last : piece.start()]
        parts += [text if " lang=" in before else FOREIGN[language].sub(wrap, text), piece[0]]
        last, before = piece.end(), piece[0]
    return "".join([*parts, body[last:]])

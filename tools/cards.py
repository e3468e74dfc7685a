"""The picture that a messenger shows with a link to a page: its title, over processes that start, work and are joined.

``nox -s cards`` draws those that are missing or say something else than their page; they are committed, so that a build
needs neither fonts nor anything to draw with. Each says within itself, in a text chunk of the PNG, what is written on it.
"""

import random
import re
import shutil
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

from book import pages
from harness.paths import ROOT

SIZE, SCALE = (1200, 630), 2  # drawn larger and made smaller: smooth edges
MARGIN, LARGEST, SMALLEST = 80, 84, 54
HEAVIEST = 16_000  # bytes
INK, ACCENT, PAPER = "#14323c", "#b3301b", "#fdfcf9"
LANES = ("#23505e", "#4f8394", "#8fb0b8")
PALETTE = (
    PAPER,
    INK,
    ACCENT,
    *LANES,
    "#4e656b",
    "#89989a",
    "#c3cac9",
    "#d8968a",
    "#90a6ab",
    "#a6c0c7",
    "#c6d6d9",
)
SITE = {"zh": "Python 多进程实例", "en": "Multiprocessing by Example"}
FONT = "Noto Sans CJK SC"
WORDS = re.compile(
    r"[\u4e00-\u9fff][，。、：；！？）」]*|[「（]?[^\s\u4e00-\u9fff]+[，。、：；！？）」]*|\s+"
)


def wanted(root: Path) -> dict[str, str]:
    """What has to be written on each card, by its file's name."""
    return {f"{p.path.parent.name}-{p.path.stem}.png": p.title for p in pages.every(root)}


def said(file: Path) -> str:
    """What is written on a card, from the text chunk ``Title`` of its PNG; "" where it does not say."""
    data, at = file.read_bytes(), 8
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        content = data[at + 8 : at + 8 + length]
        if kind == b"iTXt" and content.startswith(b"Title\0"):
            return content.split(b"\0", 5)[-1].decode("utf-8")
        at += length + 12
    return ""


def wrong(root: Path) -> list[str]:
    """Pages without their card, cards without their page, one line each."""
    folder, known = root / "docs/assets/cards", wanted(root)
    there = {file.name: said(file) for file in folder.glob("*.png")}
    found = [
        f"docs/assets/cards/{name}:1: should say {title!r}; run nox -s cards"
        for name, title in sorted(known.items())
        if there.get(name) != title
    ]
    found += [
        f"docs/assets/cards/{name}:1: has no page; run nox -s cards" for name in sorted(there.keys() - known)
    ]
    found += [
        f"docs/assets/cards/{file.name}:1: has more than {HEAVIEST} bytes"
        for file in sorted(folder.glob("*.png"))
        if file.stat().st_size > HEAVIEST
    ]
    return found


def lines(title: str, width: int, measure) -> list[str]:
    """A title in as few lines as its width allows, as equal as can be, and broken after its colon where that costs none."""
    whole = fill(title, width, measure)
    parts = re.split(r"(?<=：)|(?<=: )", title, maxsplit=1)
    return min([[row for part in parts for row in fill(part, width, measure)], whole], key=len)


def fill(text: str, width: int, measure) -> list[str]:
    """Text in lines of at most this width; no mark that closes begins a line."""

    def rows(limit):
        found = [""]
        for word in WORDS.findall(text):
            if found[-1] and measure((found[-1] + word).rstrip()) > limit:
                found.append("")
            found[-1] += word if found[-1] else word.lstrip()
        return [row.rstrip() for row in found if row.strip()]

    fewest = len(rows(width))
    return rows(next(w for w in range(width // 4, width + 8, 4) if len(rows(w)) <= fewest))


def draw(name: str, title: str) -> bytes:
    """A card as a PNG."""
    from PIL import Image, ImageColor, ImageDraw, ImageFont, PngImagePlugin  # only nox -s cards has it

    language = name[:2]
    found = []
    if shutil.which("fc-match"):
        asked = ["fc-match", "--format", "%{family[0]}|%{file}|%{index}", f"{FONT}:bold"]
        found = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split("|")
    if found[:1] != [FONT]:
        sys.exit(f"there is no font {FONT}: apt-get install fontconfig fonts-noto-cjk")

    def font(size):
        return ImageFont.truetype(found[1], size, index=int(found[2]))

    image = lanes(random.Random(zlib.crc32(name[3:].encode())))
    pen = ImageDraw.Draw(image)
    pen.rectangle([0, 0, SIZE[0], 13], fill=INK)
    pen.rectangle([0, 14, SIZE[0], 19], fill=ACCENT)
    if title != SITE[language]:
        pen.text((MARGIN, 66), SITE[language], INK, font(30))
    for size in range(LARGEST, SMALLEST - 1, -2):
        rows = lines(title, SIZE[0] - 2 * MARGIN, font(size).getlength)
        if len(rows) <= (2 if size > 64 else 3):
            break
    height = round(size * 1.32)
    top = 128 + (250 - height * len(rows)) // 2
    for n, row in enumerate(rows):
        pen.text((MARGIN, top + n * height), row, INK, font(size))

    few = Image.new("P", (1, 1))
    few.putpalette([channel for colour in PALETTE for channel in ImageColor.getrgb(colour)])
    told = PngImagePlugin.PngInfo()
    told.add_itxt("Title", title, language)
    out = BytesIO()
    image.quantize(palette=few, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True, bits=4, pnginfo=told
    )
    return out.getvalue()


def lanes(chance: random.Random):
    """A parent in vermilion; its children start one after another, work now and then, and are joined."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (SIZE[0] * SCALE, SIZE[1] * SCALE), PAPER)
    pen = ImageDraw.Draw(image)

    def box(left, top, right, bottom, colour):
        corners = [left * SCALE, top * SCALE, right * SCALE - 1, bottom * SCALE - 1]
        pen.rounded_rectangle(corners, (bottom - top) * SCALE / 2, fill=colour)

    left, right, parent, apart = MARGIN, SIZE[0] - MARGIN, 430, 40
    ends = sorted(chance.sample(range(right - 340, right - 40, 50), 3), reverse=True)
    dots = []
    for n, (colour, end) in enumerate(zip(LANES, ends, strict=True)):
        start, lane = left + 30 + 60 * n, parent + apart * (3 - n)
        for x in (start, end):
            box(x - 1, parent, x + 2, lane + 2, colour)
            dots.append(x)
        box(start, lane - 1, end + 1, lane + 2, colour)
        at = start + 24
        while at < end - 60:
            to = min(at + chance.randrange(50, 210), end - 24)
            box(at, lane - 9, to, lane + 9, colour)
            at = to + chance.randrange(24, 90)
    box(left, parent - 3, right, parent + 3, ACCENT)
    for x in dots:
        box(x - 7, parent - 7, x + 7, parent + 7, ACCENT)
    return image.resize(SIZE, Image.Resampling.BOX)


def main() -> int:
    folder = ROOT / "docs/assets/cards"
    folder.mkdir(parents=True, exist_ok=True)
    known, everything = wanted(ROOT), "--all" in sys.argv[1:]
    for file in folder.glob("*.png"):
        if file.name not in known:
            file.unlink()
    for name, title in known.items():
        file = folder / name
        if everything or not file.exists() or said(file) != title:
            file.write_bytes(draw(name, title))
            print(f"{file.relative_to(ROOT).as_posix()}: {title}, {file.stat().st_size} bytes")
    print(*wrong(ROOT), sep="\n", end="")
    return bool(wrong(ROOT))


if __name__ == "__main__":
    sys.exit(main())

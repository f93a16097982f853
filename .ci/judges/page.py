"""The printed page obeys Decree 30/2020/NĐ-CP, PL I, as other readers of PDF see it: faces, sizes, colour, paper,
margins, page numbers.

Usage: page.py DOCUMENT.pdf
"""

import re
import sys
import xml.etree.ElementTree as xml

from judge import tool, verdict

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
# PL I, I.3: top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm.
TOP, BOTTOM = 20 * MM, HEIGHT - 20 * MM
LEFT, LEFT_MOST = 30 * MM, 35 * MM
RIGHT, RIGHT_LEAST = WIDTH - 15 * MM, WIDTH - 20 * MM
# Readers round positions.
SLACK = 0.1
# PL I, III.2.b: the marks of urgency, in bright red below the number.
MARKS = ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN")
FACE = re.compile(r"[A-Z]{6}\+LiberationSerif(-Bold|-Italic|-BoldItalic)?")


def faces(pdf):
    """Only subsets of the four faces, embedded, with a way back to Unicode."""
    rows = tool("pdffonts", pdf).splitlines()[2:]
    if not rows:
        yield "pdffonts: no font at all"
    for row in rows:
        name, *_, embedded, subset, unicode, _number, _generation = row.split()
        if not FACE.fullmatch(name):
            yield f"pdffonts: {name} is not a subset of Liberation Serif"
        if (embedded, subset, unicode) != ("yes", "yes", "yes"):
            yield f"pdffonts: {name}: embedded {embedded}, subset {subset}, to Unicode {unicode}"


def paper(pdf):
    """A4, upright, every page."""
    for line in tool("pdfinfo", "-f", "1", "-l", "99999", pdf).splitlines():
        if re.match(r"Page +\d+ size:", line) and not line.endswith("595.276 x 841.89 pts (A4)"):
            yield f"pdfinfo: {line}"
        if re.match(r"Page +\d+ rot:", line) and not line.endswith(" 0"):
            yield f"pdfinfo: {line}"


def type_and_colour(pdf):
    """Black, 11 to 14 pt; below 13 pt only in the recipients, from `Nơi nhận:` on in the left half (PL I, II.9). A mark of
    urgency alone is red, on page 1 in the left half.
    """
    zoom = 3  # pdftohtml rounds sizes to whole pixels; more it does not enlarge
    fonts = {}
    for page in xml.fromstring(tool("pdftohtml", "-xml", "-i", "-stdout", "-zoom", zoom, pdf)):
        in_recipients = False
        for item in page:
            if item.tag == "fontspec":
                fonts[item.get("id")] = (int(item.get("size")) / zoom, item.get("color"))
            if item.tag != "text":
                continue
            text = "".join(item.itertext()).strip()
            size, colour = fonts[item.get("font")]
            where = f'page {page.get("number")}, "{text}"'
            in_recipients |= text == "Nơi nhận:"
            left_half = (int(item.get("left")) + int(item.get("width"))) / zoom < WIDTH / 2
            least = 11 if in_recipients and left_half else 13
            marks = text in MARKS and page.get("number") == "1" and left_half
            if text and (not bright_red(colour) if marks else colour != "#000000"):
                yield f"{where}: colour {colour}"
            if text and not least - 0.17 <= size <= 14.17:
                yield f"{where}: about {size:.1f} pt, not {least} to 14"


def bright_red(colour):
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red >= 200 and green <= 40 and blue <= 40


def places(pdf):
    """Nothing outside the margins but the page number, centred above the text; page 1 has none."""
    space = "{http://www.w3.org/1999/xhtml}"
    words = []
    for number, page in enumerate(xml.fromstring(tool("pdftotext", "-bbox-layout", pdf, "-")).iter(space + "page"), 1):
        above = []
        for word in page.iter(space + "word"):
            left, top, right, bottom = (float(word.get(key)) for key in ("xMin", "yMin", "xMax", "yMax"))
            words.append((left, right))
            where = f'page {number}, "{word.text}" at {left / MM:.1f}–{right / MM:.1f} mm, {top / MM:.1f} mm from the top'
            if left < LEFT - SLACK or right > RIGHT + SLACK:
                yield f"{where}: beside the margins"
            if bottom > BOTTOM + SLACK or top < 0:
                yield f"{where}: above or below the page's text"
            if 0 <= top < TOP - SLACK:
                above.append(word.text)
                if bottom > TOP + SLACK:
                    yield f"{where}: reaches into the top margin"
                if number > 1 and abs((left + right) / 2 - (LEFT + RIGHT) / 2) > 1:
                    yield f"{where}: page number not centred"
        wanted = [] if number == 1 else [str(number)]
        if above != wanted:
            yield f"page {number}: {above} in the top margin, not {wanted}"
    if not words:
        yield "pdftotext: no word at all"
        return
    first, last = min(left for left, _ in words), max(right for _, right in words)
    if first > LEFT_MOST or last < RIGHT_LEAST:
        yield f"the text reaches from {first / MM:.1f} to {last / MM:.1f} mm only: the margins are too wide"


pdf = sys.argv[1]
# Without a sound font, what readers say of the text means nothing.
faults = [*faces(pdf), *paper(pdf)] or [*type_and_colour(pdf), *places(pdf)]
verdict(faults, "faces, sizes, colour, paper, margins, page numbers")

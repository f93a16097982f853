"""The structure tree says what the page shows: one title, headings in order, lists, and all of the text once.

Usage: tree.py DOCUMENT.pdf
"""

import re
import sys

from judge import body_texts, structure, tagged_texts, tool, verdict

VIETNAMESE_LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
# What the decree numbers or marks in this way is a heading or a list item, never a plain paragraph.
LOOKS_LIKE_MORE = re.compile(r"- |[IVX]+\. |[a-zđ]\) ")


def title(tree, name):
    """One title, the heading above all others, with the words that the window shows."""
    at = [index for index, (kind, _, _, _) in enumerate(tree) if kind == "H1"]
    headings = [index for index, (kind, _, _, _) in enumerate(tree) if re.fullmatch("H[2-6]", kind)]
    if len(at) != 1:
        yield f"{len(at)} titles, not one"
    elif headings and headings[0] < at[0]:
        yield f'the heading "{tree[headings[0]][3]}" stands before the title'
    elif squeeze(tree[at[0]][3]) != squeeze(name):
        yield f'the title is "{tree[at[0]][3]}", the window shows "{name}"'
    if not headings:
        yield "no heading at all"


def headings(tree):
    """I. II. III., under each 1. 2. 3., under each a) b) c): none left out, none twice."""
    numbers = (
        lambda count: ROMAN[count] + ". ",
        lambda count: f"{count + 1}. ",
        lambda count: VIETNAMESE_LETTERS[count] + ") ",
    )
    counts = []
    for kind, _, entries, text in tree:
        if not re.fullmatch("H[2-6]", kind):
            continue
        level = int(kind[1]) - 1
        if level > min(len(counts) + 1, len(numbers)):
            yield f'"{text}" is {kind}, under level {len(counts)}'
            continue
        counts = counts[:level] + [-1] * (level - len(counts))
        counts[-1] += 1
        wanted = numbers[level - 1](counts[-1])
        if not text.startswith(wanted):
            yield f'{kind} "{text}" should begin with "{wanted}"'
        if entries.get("/T") != f"u:{text}":
            yield f'{kind} "{text}" is called {entries.get("/T")!r}'


def lists(tree):
    """A list has items, an item a mark and a body, and whatever looks like an item is one."""
    items = 0
    for index, (kind, above, _, text) in enumerate(tree):
        parent = above[-1] if above else None
        inside = {"LI": "L", "Lbl": "LI", "LBody": "LI"}.get(kind)
        if inside and parent != inside:
            yield f'{kind} "{text}" stands in {parent}, not in {inside}'
        if parent == "L" and kind != "LI":
            yield f'"{text}" in a list is {kind}'
        if kind == "LI":
            items += 1
            kids = [kid for kid, up, _, _ in below(tree, index) if len(up) == len(above) + 1]
            if kids != ["Lbl", "LBody"]:
                yield f"a list item has {kids}, not Lbl and LBody"
        # Typst makes the mark of such an item strong.
        mark = text + "".join(words for *_, words in below(tree, index))
        if kind == "Lbl" and mark.strip() != "-":
            yield f'the mark of a list item is "{mark}"'
        if kind == "LBody" and not (text + "".join(words for *_, words in below(tree, index))).strip():
            yield "a list item is empty"
        if kind == "P" and "LBody" not in above and LOOKS_LIKE_MORE.match(text):
            yield f'the paragraph "{text}" looks like a heading or a list item'
    if not items:
        yield "no list at all"


def below(tree, index):
    """The elements under the one at `index`."""
    depth = len(tree[index][1])
    for element in tree[index + 1 :]:
        if len(element[1]) <= depth:
            return
        yield element


def whole(tree, pdf):
    """Text of the tags and text of the pages are the same, in the same order; page numbers are no content."""
    tagged = squeeze("".join(text for *_, text in tree))
    shown = squeeze("".join(body_texts(pdf)))
    if tagged != shown:
        same = next((i for i, (a, b) in enumerate(zip(tagged, shown)) if a != b), min(len(tagged), len(shown)))
        start = max(0, same - 20)
        yield f'after "{shown[start:same]}": in the tags "{tagged[same:same + 40]}", on the page "{shown[same:same + 40]}"'


def squeeze(text):
    return "".join(text.split())


pdf = sys.argv[1]
_, elements = structure(pdf)
read = tagged_texts(pdf)
if len(read) != len(elements):
    sys.exit(f"FAULT: poppler finds {len(read)} elements, qpdf {len(elements)}")
tree = [(kind, above, entries, text) for (kind, above, entries), (_, text) in zip(elements, read)]
name = re.search(r"^Title: +(.*)$", tool("pdfinfo", pdf), re.MULTILINE)
faults = [*title(tree, name[1] if name else ""), *headings(tree), *lists(tree), *whole(tree, pdf)]
verdict(faults, f"{len(tree)} elements: title, headings, lists, all text in order")

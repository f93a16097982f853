"""Every line of the source plan is on the page: in order, once, mended only where data/README.md says so.

Usage: source.py PLAN.pdf
"""

import re
import sys
from difflib import SequenceMatcher

from judge import ROOT, body_texts, tool, verdict

SOURCE = ROOT / "tests/cases/ke-hoach-goc/nguon.txt"
# The sentence about low scores is put together from the figures, with a space where the source has none.
SPACED = {("học…do", "học… do")}
MENDED = re.compile(r"\| (\d+) \| `(.+)` \| `(.+)` \|")


def mended_source(faults):
    """The lines of the source after every row of the table, `|` lines empty."""
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    rows = MENDED.findall((ROOT / "data/README.md").read_text(encoding="utf-8"))
    if not rows:
        faults.append("data/README.md: no table of mended places")
    for number, there, here in rows:
        line = lines[int(number) - 1]
        if line.count(there) != 1:
            faults.append(f"data/README.md: source line {number} has `{there}` {line.count(there)} times")
        lines[int(number) - 1] = line.replace(there, here, 1)
    return ["" if line == "|" else line for line in lines]


def words(texts):
    """Each word with the number of the text it stands in."""
    return [(word, number) for number, text in enumerate(texts, 1) for word in text.split()]


def differences(source, page):
    """Word by word, so that a lost space is a fault too; both sides of each difference with their places."""
    match = SequenceMatcher(None, [word for word, _ in source], [word for word, _ in page], autojunk=False)
    for kind, a, a_end, b, b_end in match.get_opcodes():
        there = " ".join(word for word, _ in source[a:a_end])
        here = " ".join(word for word, _ in page[b:b_end])
        if kind != "equal" and (there, here) not in SPACED:
            line = source[min(a, len(source) - 1)][1]
            on = page[min(b, len(page) - 1)][1]
            before = " ".join(word for word, _ in source[max(0, a - 4) : a])
            yield f"source line {line}, page {on}, after \"{before}\": source \"{there}\", page \"{here}\""


pdf = sys.argv[1]
faults = []
lines = mended_source(faults)
source = words(lines)
page = words(body_texts(pdf))
faults += differences(source, page)
verdict(faults, f"{len(source)} words of {sum(map(bool, lines))} lines, in order")

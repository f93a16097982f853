"""Every line of the source plan is in the document: in order, once, mended only where data/README.md says so.

Usage: source.py PLAN.pdf
"""

import re
import sys
from difflib import SequenceMatcher

from judge import ROOT, body_texts, tagged_texts, verdict

SOURCE = ROOT / "tests/cases/ke-hoach-goc/nguon.txt"
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


def differences(source, found):
    """What stands between the same words on both sides: the words there, the words here, and where."""
    match = SequenceMatcher(None, [word for word, _ in source], [word for word, _ in found], autojunk=False)
    for kind, a, a_end, b, b_end in match.get_opcodes():
        if kind != "equal":
            there = " ".join(word for word, _ in source[a:a_end])
            here = " ".join(word for word, _ in found[b:b_end])
            before = " ".join(word for word, _ in source[max(0, a - 4) : a])
            line, text = source[min(a, len(source) - 1)][1], found[min(b, len(found) - 1)][1] if found else 0
            yield there, here, line, text, before


def letters(text):
    return text.replace(" ", "")


pdf = sys.argv[1]
faults = []
lines = mended_source(faults)
source = words(lines)
# The letters are taken from the pages, as read aloud there. Spaces are not: readers guess them from gaps, and a justified
# line has narrow ones. The tags have them as they were written.
for there, here, line, page, before in differences(source, words(body_texts(pdf))):
    if letters(there) != letters(here):
        faults.append(f'source line {line}, page {page}, after "{before}": source "{there}", page "{here}"')
for there, here, line, _, before in differences(source, words(text for _, text in tagged_texts(pdf))):
    if letters(there) == letters(here):
        faults.append(f'source line {line}, after "{before}": source "{there}", tagged text "{here}"')
verdict(faults, f"{len(source)} words of {sum(map(bool, lines))} lines, in order")

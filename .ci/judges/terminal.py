"""The report of problems on a terminal: as wide as the terminal is and no wider, with colours and without.

Usage: terminal.py CCHC
"""

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata
from pathlib import Path

from judge import ROOT, verdict

program = Path(sys.argv[1]).resolve()
COLOUR = re.compile("\x1b\\[[0-9;]*m")
faults = []


def check(right, where, found):
    """Notes what was found where, unless it is right."""
    if not right:
        faults.append(f"{where}: {found}")


def shown(unit, columns, **settings):
    """What a terminal of so many columns is sent."""
    terminal, stderr = pty.openpty()
    fcntl.ioctl(stderr, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    env = {"PATH": os.environ["PATH"], **settings}
    line = [program, "kiem-tra", unit]
    child = subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=stderr, env=env)
    os.close(stderr)
    sent = b""
    # The end of a terminal is an error where the program was the last to hold it.
    try:
        while more := os.read(terminal, 65536):
            sent += more
    except OSError:
        pass
    os.close(terminal)
    child.wait()
    return sent.decode("utf-8").replace("\r\n", "\n")


def width(line):
    """The columns of a line: none for a mark, two for a wide letter."""
    none = ("Mn", "Me", "Cf")
    return sum(
        0 if unicodedata.category(c) in none else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line
    )


with tempfile.TemporaryDirectory() as place:
    unit = Path(place) / "xa"
    shutil.copytree(ROOT / "data/toc-tien", unit)
    plan = unit / "2021/ke-hoach.yaml"
    long = " ".join(["漢字", "u\u0309\u0301y", "👩\u200d👧", "\u202eđiểm", "\x1b[2J", "Tóc Tiên"] * 20)
    text = plan.read_text("utf-8").replace("\nso:", f"\n{long}: 1\nso:", 1)
    plan.write_text(text, "utf-8")
    longest = 0
    for columns in (30, 47, 80, 100, 132, 200):
        text = shown(unit, columns)
        plain = COLOUR.sub("", text)
        where = f"{columns} columns"
        check(text != plain, where, "no colour")
        check(not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", plain), where, "steered")
        quotes = [line for line in plain.splitlines() if re.match("[0-9 ]+ \\| ", line)]
        check(len(quotes) >= 2, where, f"{len(quotes)} lines are quoted")
        widest = max(map(width, quotes), default=0)
        check(widest <= columns, where, f"a line of {widest} columns")
        check(widest > columns - 8, where, f"at most {widest} columns are used")
        longest = max(longest, widest)
        check(shown(unit, columns, NO_COLOR="1") == plain, where, "other words without colour")
        check(shown(unit, 250, COLUMNS=str(columns), NO_COLOR="1") == plain, where, "COLUMNS does not count")
verdict(faults, f"6 widths, lines up to {longest} columns")

"""Same records, same bytes: in another process, place, language, home, user's day, and with other threads.

Usage: same.py CCHC UNIT COMMAND ARGUMENT…
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from judge import ROOT, verdict

program, unit, *command = sys.argv[1:]
program, unit = Path(program).resolve(), (ROOT / unit).resolve()
PATH = os.environ["PATH"]


def made(folder, records, settings, wrapper=()):
    """Makes the document with nothing in the environment but `settings`; its bytes, or why there are none."""
    out = folder / "out"
    records = os.path.relpath(records, folder)
    line = [*wrapper, program, command[0], records, *command[1:], "--luu-vao", out]
    done = subprocess.run(line, cwd=folder, env={"PATH": PATH, **settings}, capture_output=True)
    files = sorted(out.rglob("*.pdf"))
    if done.returncode != 0 or len(files) != 1:
        return None, f"exit code {done.returncode}, {len(files)} files: {done.stderr.decode('utf-8', 'replace')}"
    return files[0].read_bytes(), None


def difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return f"{len(a)} and {len(b)} bytes, the first difference at {at}: {a[at:at + 40]!r} and {b[at:at + 40]!r}"


with tempfile.TemporaryDirectory() as place:
    place = Path(place).resolve()
    elsewhere = place / "một nơi khác" / "đơn vị"
    shutil.copytree(unit, elsewhere)
    for file in elsewhere.rglob("*"):
        os.utime(file, (0, 0))

    ways = {
        "as usual": (unit, {"TZ": "UTC", "LANG": "C.UTF-8", "HOME": str(place)}, ()),
        "again": (unit, {"TZ": "UTC", "LANG": "C.UTF-8", "HOME": str(place)}, ()),
        "in Vietnam, one thread": (
            unit, {"TZ": "Asia/Ho_Chi_Minh", "LANG": "vi_VN.UTF-8", "LC_ALL": "vi_VN.UTF-8", "RAYON_NUM_THREADS": "1"}, (),
        ),
        "from a copy elsewhere, without a language": (elsewhere, {"TZ": "America/St_Johns", "LC_ALL": "C"}, ()),
    }
    if shutil.which("faketime"):
        ways["eleven years later"] = (unit, {"TZ": "Pacific/Kiritimati"}, ("faketime", "2032-02-29 23:59:58"))
    else:
        print("skipped: another day, for want of faketime")

    faults, first = [], None
    for number, (way, (records, settings, wrapper)) in enumerate(ways.items()):
        folder = place / f"làm việc {number}"
        folder.mkdir()
        home = folder / "home"
        home.mkdir()
        document, failure = made(folder, records, {"HOME": str(home), **settings}, wrapper)
        if failure:
            faults.append(f"made {way}: {failure}")
            continue
        first = document if first is None else first
        if document != first:
            faults.append(f"made {way}: {difference(first, document)}")

name = hashlib.sha256(first or b"").hexdigest()
verdict(faults, f"{len(ways)} ways, one file: {len(first or b'')} bytes, SHA-256 {name}")

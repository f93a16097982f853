"""What the judges share: running a tool, the text of a PDF page by page, the verdict."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# poppler 22.12 wants /Suspects to be a name or absent and complains of the boolean that ISO 32000-1, table 321 asks for.
FALSE_ALARMS = {"Syntax Error: Suspects object is wrong type (boolean)"}


def tool(*command):
    """What a command prints. A command that fails or complains ends the judge."""
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run([str(part) for part in command], capture_output=True, cwd=ROOT, env=env)
    complaints = done.stderr.decode("utf-8", "replace").splitlines()
    complaints = [line for line in complaints if line.strip() and line.strip() not in FALSE_ALARMS]
    if done.returncode != 0 or complaints:
        sys.exit(f"FAULT: {command[0]} ended with {done.returncode}: " + "; ".join(complaints))
    return done.stdout.decode("utf-8", "replace")


def page_texts(pdf):
    """The text of each page in the order in which it is written there, which is the reading order."""
    pages = tool("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").split("\f")
    return pages[:-1]


def body_texts(pdf):
    """The same without the page number, which is the first line of every page but the first."""
    first, *others = page_texts(pdf)
    return [first] + [page.removeprefix(f"{number}\n") for number, page in enumerate(others, 2)]


def structure(pdf):
    """The catalogue, and every element of the structure tree in reading order as (type, ancestors' types, entries)."""
    _, objects = json.loads(tool("qpdf", "--json=2", "--json-key=qpdf", pdf))["qpdf"]

    def value(item):
        return objects[f"obj:{item}"].get("value", {}) if f"obj:{item}" in objects else item

    def elements(kids, above):
        kids = value(kids)
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = value(kid)
            if isinstance(kid, dict) and "/S" in kid:
                kind = kid["/S"].lstrip("/")
                yield kind, above, kid
                yield from elements(kid.get("/K", []), above + [kind])

    catalogue = value(objects["trailer"]["value"]["/Root"])
    root = value(catalogue.get("/StructTreeRoot", {}))
    return catalogue, list(elements(root.get("/K", []), []))


def tagged_texts(pdf):
    """Type and own text of each element of the structure tree, with the spaces that were written rather than guessed from
    gaps. Where a type is newer than PDF 1.7, its stand-in is named."""
    found = []
    for line in tool("pdfinfo", "-struct-text", "-enc", "UTF-8", pdf).splitlines():
        line = line.strip()
        if line.startswith('"'):
            found[-1][1] += line[1:-1]
        elif line and not line.startswith("/"):
            found.append([line.split()[0], ""])
    return found


def verdict(faults, passed, shown=20):
    """Ends the judge: a line for each of the first faults, or what was found right."""
    for fault in faults[:shown]:
        print("FAULT:", fault)
    if len(faults) > shown:
        print(f"… and {len(faults) - shown} more")
    if not faults:
        print("right:", passed)
    sys.exit(1 if faults else 0)

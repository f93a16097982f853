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


def verdict(faults, passed):
    """Ends the judge: one line for each fault, or what was found right."""
    for fault in faults:
        print("FAULT:", fault)
    if not faults:
        print("right:", passed)
    sys.exit(1 if faults else 0)

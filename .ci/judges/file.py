"""The file is sound, and says what it is: title, author, language, PDF/A-2a, PDF/UA-1.

Usage: file.py DOCUMENT.pdf TITLE AUTHOR YYYY-MM-DD
"""

import sys
import xml.etree.ElementTree as xml

from judge import structure, tool, verdict

PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


def syntax(pdf):
    """qpdf reads all of it without a warning: exit code 0, where a warning is 3."""
    report = tool("qpdf", "--check", pdf)
    if "No syntax or stream encoding errors found" not in report:
        yield f"qpdf --check: {report}"


def information(pdf, wanted):
    """The document's information as viewers show it."""
    lines = tool("pdfinfo", "-isodates", pdf).splitlines()
    found = dict(map(str.strip, line.split(":", 1)) for line in lines)
    for key, value in wanted.items():
        if found.get(key) != value:
            yield f"pdfinfo: {key} is {found.get(key)!r}, not {value!r}"


def metadata(pdf, wanted):
    """The same in XMP, and the standards that the file declares."""
    tree = xml.fromstring(tool("pdfinfo", "-meta", pdf).strip())
    for path, value in wanted.items():
        found = [(item.text or "").strip() for item in tree.iterfind(f".//{path}", PREFIXES)]
        if found != [value]:
            yield f"XMP: {path} is {found}, not {value!r}"


def catalogue(pdf):
    """What a screen reader asks for first."""
    catalogue, _ = structure(pdf)
    wanted = {
        "/Lang": "u:vi-VN",
        "/MarkInfo": {"/Marked": True, "/Suspects": False},
    }
    for key, value in wanted.items():
        if catalogue.get(key) != value:
            yield f"catalogue: {key} is {catalogue.get(key)!r}, not {value!r}"
    if catalogue.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "catalogue: the window shows the file's name, not the title"


pdf, title, author, day = sys.argv[1:]
faults = [*syntax(pdf)]
faults += information(pdf, {
    "Title": title,
    "Author": author,
    "CreationDate": f"{day}T00:00:00Z",
    "Tagged": "yes",
    "Encrypted": "no",
    "JavaScript": "no",
})
faults += metadata(pdf, {
    "dc:title/rdf:Alt/rdf:li": title,
    "dc:creator/rdf:Seq/rdf:li": author,
    "dc:language/rdf:Bag/rdf:li": "vi-VN",
    "xmp:CreateDate": f"{day}T00:00:00Z",
    "pdfaid:part": "2",
    "pdfaid:conformance": "A",
    "pdfuaid:part": "1",
})
faults += catalogue(pdf)
verdict(faults, "syntax, title, author, date, language, PDF/A-2a, PDF/UA-1")

"""Large PDF files, written fast: objects as bytes, revisions with tables or streams, signatures of garbage."""

import hashlib
import zlib
from pathlib import Path

ROOM = 64  # digits of a garbage signature: only its range must be right


class Paper:
    def __init__(self, path):
        self.file, self.at = open(path, "w+b"), 0
        self.rows, self.previous, self.top, self.holes, self.sealed = {}, None, 0, [], []
        self.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def write(self, data):
        self.file.write(data)
        self.at += len(data)

    def new(self):
        self.top += 1
        return self.top

    def put(self, number, body):
        self.top = max(self.top, number)
        self.rows[number] = self.at
        self.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        return number

    def add(self, body):
        return self.put(self.new(), body)

    def stream(self, entries, data, number=None):
        body = b"<<%b /Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)
        return self.add(body) if number is None else self.put(number, body)

    def signature(self, number=None, contents=b"", more=b""):
        """A signature dictionary, its range filled in when the revision is closed."""
        digits = contents.hex().encode() or b"0" * ROOM
        number = number or self.new()
        self.rows[number] = self.at
        self.write(b"%d 0 obj\n<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached%b /ByteRange [" % (number, more))
        hole = self.at
        self.write(b" " * 44 + b"] /Contents ")
        start = self.at
        self.write(b"<" + digits + b">")
        self.holes.append((hole, start, self.at))
        self.write(b">>\nendobj\n")
        self.top = max(self.top, number)
        return number

    def close(self, root=1, more=b""):
        """A classic table of what was written, its trailer and the end of the revision."""
        at, numbers, parts = self.at, sorted(self.rows), [b"xref\n"]
        if self.previous is None:
            parts.append(b"0 1\n0000000000 65535 f \n")
        first = 0
        while first < len(numbers):
            last = first
            while last + 1 < len(numbers) and numbers[last + 1] == numbers[last] + 1:
                last += 1
            parts.append(b"%d %d\n" % (numbers[first], last - first + 1))
            parts += [b"%010d 00000 n \n" % self.rows[number] for number in numbers[first : last + 1]]
            first = last + 1
        before = b" /Prev %d" % self.previous if self.previous is not None else b""
        parts.append(b"trailer\n<</Root %d 0 R /Size %d%b%b>>\nstartxref\n%d\n%%%%EOF\n" % (root, self.top + 1, before, more, at))
        self.write(b"".join(parts))
        self.ended(at)

    def close_stream(self, index, data, root=1, widths=b"1 4 2", section=None):
        """A cross-reference stream; `index` and `data` are what it says, its own row aside, which comes last."""
        number, at = section or self.new(), self.at
        self.top = max(self.top, number)
        packed = zlib.compress(data, 9)
        before = b" /Prev %d" % self.previous if self.previous is not None else b""
        entries = b"/Type /XRef /W [%b] /Index [%b] /Root %d 0 R /Size %d%b /Filter /FlateDecode"
        entries %= (widths, index, root, self.top + 1, before)
        self.stream(entries, packed, number)
        self.write(b"startxref\n%d\n%%%%EOF\n" % at)
        self.ended(at)

    def ended(self, at):
        end = self.at
        for hole, start, stop in self.holes:
            self.file.seek(hole)
            self.file.write(b"0 %d %d %d" % (start, stop, end - stop))
            self.sealed.append((start, stop, end))
        self.file.seek(0, 2)
        self.rows, self.previous, self.holes = {}, at, []


    def digest(self, hole, algorithm="sha256"):
        """The digest of what a signature covers."""
        start, stop, end = hole
        self.file.flush()
        data = Path(self.file.name).read_bytes()
        return hashlib.new(algorithm, data[:start] + data[stop:end]).digest()

    def fill(self, hole, cms):
        """Writes a CMS into the room of a signature."""
        start, stop, _ = hole
        digits = cms.hex().encode()
        assert len(digits) <= stop - start - 2, len(digits)
        self.file.seek(start + 1)
        self.file.write(digits)
        self.file.seek(0, 2)
        self.file.flush()


def references(numbers):
    return b" ".join(b"%d 0 R" % number for number in numbers)


def signed(paper, fields=(), more_form=b"", more_root=b"", more_page=b"", pages=None, more_signature=b"", contents=b"", lock=b""):
    """Catalog 1, pages 2, page 3, signature field 4, signature 5: the frame of a file, closed as its first revision.

    `fields` are the numbers of further fields, which are written already."""
    paper.put(1, b"<</Type /Catalog /Pages 2 0 R /AcroForm 6 0 R%b>>" % more_root)
    if pages is None:
        paper.put(2, b"<</Type /Pages /Kids [3 0 R] /Count 1>>")
        paper.put(3, b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]%b>>" % more_page)
    paper.put(4, b"<</FT /Sig /T (S) /Subtype /Widget /Rect [0 0 0 0] /P 3 0 R /V 5 0 R%b>>" % lock)
    paper.signature(5, contents, more_signature)
    paper.put(6, b"<</Fields [4 0 R %b] /SigFlags 3%b>>" % (references(fields), more_form))
    paper.close()


def begin(path):
    paper = Paper(path)
    paper.top = 6
    return paper


def small(paper, times):
    """Revisions that change next to nothing: one new information dictionary each."""
    for number in range(times):
        info = paper.add(b"<</Producer (%d)>>" % number)
        paper.close(more=b" /Info %d 0 R" % info)

"""PDF syntax written by hand, one revision after the other.

A value is a Python value: str is a name, bytes are a string, Ref is a reference, Stream has a dictionary and data."""

import hashlib
import zlib

ROOM = 6000  # hexadecimal digits kept for a signature


class Ref(int):
    """A reference to the object of this number, generation 0."""

    __slots__ = ()


class Stream:
    def __init__(self, entries, data):
        self.entries, self.data = dict(entries), data


class Seal(dict):
    """A signature dictionary: `who` makes its CMS once the revision is written."""

    def __init__(self, entries, who):
        super().__init__(entries)
        self.who = who


def copied(value):
    """The value again, so that changing one revision leaves the others alone."""
    if isinstance(value, Stream):
        return Stream(copied(value.entries), value.data)
    if isinstance(value, Seal):
        return value
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, list):
        return [copied(item) for item in value]
    return value


def written(value):
    """The bytes of a value; signatures and streams stand only at the top of an object."""
    match value:
        case Ref():
            return b"%d 0 R" % value
        case bool():
            return b"true" if value else b"false"
        case int():
            return b"%d" % value
        case float():
            return b"%g" % value
        case None:
            return b"null"
        case str():
            return b"/" + value.encode()
        case bytes():
            return b"(" + value.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"
        case list():
            return b"[" + b" ".join(written(item) for item in value) + b"]"
        case dict():
            return b"<<" + b" ".join(b"/" + key.encode() + b" " + written(item) for key, item in value.items()) + b">>"
    raise TypeError(value)


class Paper:
    def __init__(self, style="table", slack=0):
        self.out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self.objects, self.changed, self.freed = {}, set(), set()
        self.trailer, self.last, self.style = {}, None, style
        self.top, self.slack, self.written_size = 0, slack, 0
        self.revision = 0

    def reserve(self):
        """A number without an object."""
        self.top += 1
        return Ref(self.top)

    def new(self, value):
        reference = self.reserve()
        self.put(reference, value)
        return reference

    def put(self, number, value):
        self.top = max(self.top, number)
        self.objects[Ref(number)] = value
        self.changed.add(Ref(number))
        self.freed.discard(Ref(number))

    def edit(self, number):
        """The object of this number, to be changed: the revision will hold it anew."""
        self.put(number, copied(self.objects[Ref(number)]))
        return self.objects[Ref(number)]

    def free(self, number):
        self.objects.pop(Ref(number), None)
        self.changed.discard(Ref(number))
        self.freed.add(Ref(number))

    def at(self, value):
        """A value, references followed."""
        for _ in range(8):
            if not isinstance(value, Ref):
                return value
            value = self.objects.get(value)
        return None

    def commit(self, style=None, packed_seal=False, odd=None):
        """Writes a revision of what has changed. `odd` are further trailer entries of this revision alone."""
        style = style or self.style
        places, packs, holes = {}, {}, []
        first = self.last is None
        packable = [number for number in sorted(self.changed) if not isinstance(self.objects[number], (Stream, Seal))]
        inside = packable if style == "packed" else []
        for number in sorted(self.changed):
            if number in inside:
                continue
            places[number] = len(self.out)
            self.out += b"%d 0 obj\n" % number
            self.body(self.objects[number], holes)
            self.out += b"\nendobj\n"
        if inside:
            container = self.reserve()
            head, body = b"", b""
            for number in inside:
                head += b"%d %d " % (number, len(body))
                body += written(self.objects[number]) + b"\n"
            places[container] = len(self.out)
            self.out += b"%d 0 obj\n" % container
            entries = {"Type": "ObjStm", "N": len(inside), "First": len(head)}
            self.body(Stream(entries, head + body), holes)
            self.out += b"\nendobj\n"
            packs = {number: (container, index) for index, number in enumerate(inside)}
        section = self.reserve() if style != "table" else None
        size = max(self.written_size, self.top + 1 + (self.slack if first else 0))
        trailer = {**self.trailer, **(odd or {}), "Size": size}
        if not first:
            trailer["Prev"] = self.last
        at = len(self.out)
        if section is None:
            self.table(places, trailer, first)
        else:
            self.stream(section, places, packs, trailer, first)
        self.out += b"startxref\n%d\n%%%%EOF\n" % at
        self.last, self.written_size = at, size
        self.top = max(self.top, size - 1) if self.slack == 0 else self.top
        self.changed, self.freed = set(), set()
        self.revision += 1
        for start, end, range_at, who in holes:
            self.seal(start, end, range_at, who)

    def body(self, value, holes):
        if isinstance(value, Stream):
            self.out += written({**value.entries, "Length": len(value.data)}) + b"\nstream\n" + value.data + b"\nendstream"
        elif isinstance(value, Seal):
            self.out += written(dict(value))[:-2] + b" /ByteRange ["
            range_at = len(self.out)
            self.out += b" " * 44 + b"] /Contents "
            start = len(self.out)
            self.out += b"<" + b"0" * ROOM + b">"
            holes.append((start, len(self.out), range_at, value.who))
            self.out += b">>"
        else:
            self.out += written(value)

    def table(self, places, trailer, first):
        rows = {number: b"%010d 00000 n \n" % place for number, place in places.items()}
        if first or self.freed:
            chain = sorted(self.freed) + [0]
            rows[0] = b"%010d 65535 f \n" % chain[0]
            rows.update({number: b"%010d 00001 f \n" % after for number, after in zip(chain, chain[1:])})
        self.out += b"xref\n"
        numbers = sorted(rows)
        while numbers:
            run = [numbers.pop(0)]
            while numbers and numbers[0] == run[-1] + 1:
                run.append(numbers.pop(0))
            self.out += b"%d %d\n" % (run[0], len(run)) + b"".join(rows[number] for number in run)
        self.out += b"trailer\n" + written(trailer) + b"\n"

    def stream(self, section, places, packs, trailer, first):
        places = {**places, section: len(self.out)}
        rows = {number: (1, place, 0) for number, place in places.items()}
        rows.update({number: (2, container, index) for number, (container, index) in packs.items()})
        rows.update({number: (0, 0, 1) for number in self.freed})
        if first:
            rows[0] = (0, 0, 65535)
        index, data = [], b""
        for number in sorted(rows):
            kind, one, two = rows[number]
            data += bytes([kind]) + one.to_bytes(4, "big") + two.to_bytes(2, "big")
            if index and index[-2] + index[-1] == number:
                index[-1] += 1
            else:
                index += [int(number), 1]
        entries = {**trailer, "Type": "XRef", "W": [1, 4, 2], "Index": index, "Filter": "FlateDecode"}
        self.out += b"%d 0 obj\n" % section
        self.body(Stream(entries, zlib.compress(data)), [])
        self.out += b"\nendobj\n"

    def seal(self, start, end, range_at, who):
        numbers = b"0 %d %d %d" % (start, end, len(self.out) - end)
        self.out[range_at : range_at + len(numbers)] = numbers
        digest = hashlib.sha256(bytes(self.out[:start]) + bytes(self.out[end:])).digest()
        cms = who(digest).hex().encode()
        assert len(cms) <= ROOM, len(cms)
        self.out[start + 1 : start + 1 + len(cms)] = cms

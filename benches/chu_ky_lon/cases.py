"""Files that are small for what they ask: many of something, or one thing shared by many."""

import zlib
from pathlib import Path

from .paper import begin, references, signed, small

TX = b"<</FT /Tx /T (%b) /Subtype /Widget /Rect [0 0 9 9] /P 3 0 R%b>>"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"


def kids(path):
    """100,000 nodes of the page tree share one list of 100,000 kids."""
    paper = begin(path)
    nodes = range(10, 100_010)
    paper.put(2, b"<</Type /Pages /Kids 7 0 R /Count 1>>")
    paper.put(3, b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>")
    paper.put(7, b"[%b]" % references(nodes))
    for number in nodes:
        paper.put(number, b"<</Type /Pages /Kids 7 0 R>>")
    signed(paper, pages=True)
    small(paper, 1)


def steps(path):
    """2,500 signatures in one revision, 15,000 fields filled in the next."""
    paper = begin(path)
    texts = [paper.add(TX % (b"t%d" % number, b"")) for number in range(15_000)]
    seals = []
    for number in range(2_500):
        value = paper.signature()
        seals.append(paper.add(b"<</FT /Sig /T (s%d) /Subtype /Widget /Rect [0 0 0 0] /V %d 0 R>>" % (number, value)))
    signed(paper, texts + seals)
    picture = paper.stream(FORM, b"")
    for number, text in enumerate(texts):
        paper.put(text, TX % (b"t%d" % number, b" /V (x) /AP <</N %d 0 R>>" % picture))
    paper.close()


def annots(path):
    """90,000 pages share one list of 300,000 annotations."""
    paper = begin(path)
    pages = range(10, 90_010)
    paper.put(2, b"<</Type /Pages /Kids [3 0 R %b] /Count 90001>>" % references(pages))
    paper.put(3, b"<</Type /Page /Parent 2 0 R /Annots 7 0 R>>")
    paper.put(7, b"[%b]" % references([8] * 300_000))
    paper.put(8, b"<</Type /Annot /Subtype /Stamp /Rect [0 0 9 9]>>")
    for number in pages:
        paper.put(number, b"<</Type /Page /Parent 2 0 R /Annots 7 0 R>>")
    signed(paper, pages=True)
    small(paper, 1)


def free(path):
    """110 cross-reference streams of 290,000 free entries, which do not name themselves."""
    paper = begin(path)
    signed(paper)
    for turn in range(110):
        number = 290_000 + turn
        paper.close_stream(b"7 289993", b"\0\0" * 289_993, widths=b"1 1 0", section=number)


def hashes(path):
    """3,000 signatures over the whole of 48 MB, each with a CMS of other bytes."""
    paper = begin(path)
    other = (Path(__file__).resolve().parents[2] / "tests/cases/chu-ky/pyhanko-p256.cms").read_bytes()
    paper.stream(b"", b"x" * 36_000_000)
    seals = []
    for number in range(3_000):
        value = paper.signature(contents=other)
        seals.append(paper.add(b"<</FT /Sig /T (s%d) /Subtype /Widget /Rect [0 0 0 0] /V %d 0 R>>" % (number, value)))
    signed(paper, seals, contents=other)


def xmp():
    return (b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
            b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""/></rdf:RDF></x:xmpmeta>'
            b'<?xpacket end="w"?>')


def metadata(path):
    """29 MB of empty deflate blocks before the metadata, 120 revisions."""
    paper = begin(path)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(xmp()) + packer.flush()
    whole = b"\x78\x9c" + b"\x00\x00\x00\xff\xff" * 5_800_000 + data + zlib.adler32(xmp()).to_bytes(4, "big")
    number = paper.stream(b"/Type /Metadata /Subtype /XML /Filter /FlateDecode", whole)
    signed(paper, more_root=b" /Metadata %d 0 R" % number)
    small(paper, 120)


def fields_revisions(path):
    """19,000 fields, 120 revisions that change nothing in them."""
    paper = begin(path)
    texts = [paper.add(TX % (b"t%d" % number, b"")) for number in range(19_000)]
    signed(paper, texts)
    small(paper, 120)


def objects_revisions(path):
    """8,000 objects (as many as may be compared 120 times), each written anew in each revision."""
    paper = begin(path)
    ones = [paper.add(b"%d" % number) for number in range(8_000)]
    signed(paper)
    for turn in range(119):
        for number in ones:
            paper.put(number, b"%d" % (number - 7))
        paper.close()


def names(path):
    """19,000 fields with names of 1,000 letters, 50 revisions."""
    paper = begin(path)
    groups, above = [], None
    first = paper.add(b"")
    below = [paper.add(TX % (b"%05d" % number, b" /Parent %d 0 R" % first)) for number in range(19_000)]
    paper.put(first, b"<</T (%b) /FT /Tx /Kids [%b]>>" % (b"n" * 990, references(below)))
    signed(paper, [first])
    small(paper, 50)


def names_written(path):
    """Each of 19,000 fields writes a name of 1,000 letters itself, 12 revisions."""
    paper = begin(path)
    texts = [paper.add(TX % (b"%05d" % number + b"n" * 990, b"")) for number in range(19_000)]
    signed(paper, texts)
    small(paper, 12)


def locks(path):
    """400 signatures in one revision share a lock of 10,000 names; 9,000 fields are filled afterwards."""
    paper = begin(path)
    texts = [paper.add(TX % (b"t%d" % number, b"")) for number in range(9_000)]
    names = b" ".join(b"(z%d)" % n for n in range(10_000))
    parameters = paper.add(b"<</Type /TransformParams /V /1.2 /Action /Include /Fields [%b]>>" % names)
    reference = b" /Reference [<</Type /SigRef /TransformMethod /FieldMDP /TransformParams %d 0 R>>]" % parameters
    seals = []
    for number in range(400):
        value = paper.signature(more=reference)
        seals.append(paper.add(b"<</FT /Sig /T (s%d) /Subtype /Widget /Rect [0 0 0 0] /V %d 0 R>>" % (number, value)))
    signed(paper, texts + seals)
    picture = paper.stream(FORM, b"")
    for number, text in enumerate(texts):
        paper.put(text, TX % (b"t%d" % number, b" /V (x) /AP <</N %d 0 R>>" % picture))
    paper.close()


def store(path):
    """60,000 entries of validation data, 15 revisions."""
    paper = begin(path)
    one = paper.stream(b"", b"0")
    each = b" ".join(b"/%040d <</Cert [%d 0 R]>>" % (number, one) for number in range(60_000))
    number = paper.add(b"<</Certs [%b] /VRI <<%b>>>>" % (references([one] * 60_000), each))
    signed(paper, more_root=b" /DSS %d 0 R" % number)
    small(paper, 15)


def store_shared(path):
    """60,000 new entries share one list of 60,000 certificates."""
    paper = begin(path)
    one = paper.stream(b"", b"0")
    signed(paper)
    shared = paper.add(b"[%b]" % references([one] * 60_000))
    each = b" ".join(b"/%040d <</Cert %d 0 R>>" % (number, shared) for number in range(60_000))
    number = paper.add(b"<</VRI <<%b>>>>" % each)
    paper.put(1, b"<</Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /DSS %d 0 R>>" % number)
    paper.close()


def deep_pages(path):
    """A page tree 90,000 deep, 10 revisions."""
    paper = begin(path)
    paper.put(2, b"<</Type /Pages /Kids [10 0 R] /Count 1>>")
    for number in range(10, 90_000):
        paper.put(number, b"<</Type /Pages /Kids [%d 0 R]>>" % (number + 1))
    paper.put(90_000, b"<</Type /Page /Parent 2 0 R>>")
    paper.put(3, b"<</Type /Page>>")
    signed(paper, pages=True)
    small(paper, 10)


def index(path):
    """120 cross-reference streams with /Index of 3,500 pairs each."""
    paper = begin(path)
    signed(paper)
    pairs = b" ".join(b"%d 1" % number for number in range(7, 7_007, 2))
    for turn in range(120):
        number = 130_000 + turn
        rows = b"\0" * 17_500 + b"\1" + paper.at.to_bytes(4, "big")
        paper.close_stream(pairs + b" %d 1" % number, rows, widths=b"1 4 0", section=number)


def containers(path):
    """An object stream of 200,000 members named in three revisions."""
    paper = begin(path)
    signed(paper)
    count = 200_000
    for turn in range(3):
        container = paper.new() + (300_000 - 100 - paper.top if turn == 0 else 0)
        head = b" ".join(b"%d %d" % (10 + number, 2 * number) for number in range(count)) + b" "
        body = zlib.compress(head + b"1 " * count, 9)
        place = paper.at
        paper.stream(b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (count, len(head)), body, container)
        rows = b"".join(b"\2" + container.to_bytes(3, "big") + number.to_bytes(3, "big") for number in range(count))
        rows += b"\1" + place.to_bytes(3, "big") + b"\0\0\0" + b"\1" + paper.at.to_bytes(3, "big") + b"\0\0\0"
        paper.close_stream(b"10 %d %d 2" % (count, container), rows, widths=b"1 3 3", section=container + 1)


def many_containers(path):
    """3,000 object streams of one member whose heads are long."""
    paper = begin(path)
    signed(paper)
    rows, first = b"", 10
    for number in range(3_000):
        container = 10_000 + number
        head = b"%d 0 " % (first + number) + b" " * 15_000
        data = zlib.compress(head + b"1", 9)
        rows += b"\1" + paper.at.to_bytes(3, "big") + b"\0\0\0"
        paper.stream(b"/Type /ObjStm /N 1 /First %d /Filter /FlateDecode" % len(head), data, container)
    packed = b"".join(b"\2" + (10_000 + number).to_bytes(3, "big") + b"\0\0\0" for number in range(3_000))
    rows += b"\1" + paper.at.to_bytes(3, "big") + b"\0\0\0"
    paper.close_stream(b"%d 3000 10000 3001" % first, packed + rows, widths=b"1 3 3", section=13_000)


def fields_list(path):
    """A list of 900,000 fields, all the same."""
    paper = begin(path)
    text = paper.add(TX % (b"t", b""))
    signed(paper, [text] * 900_000)
    small(paper, 1)


def widgets(path):
    """One page with 80,000 widgets of one field; a signature field comes in each of 6 revisions."""
    paper = begin(path)
    field = paper.new()
    parts = [paper.add(b"<</Subtype /Widget /Rect [0 0 1 1] /Parent %d 0 R>>" % field) for _ in range(80_000)]
    paper.put(field, b"<</FT /Tx /T (t) /Kids [%b]>>" % references(parts))
    signed(paper, [field], more_page=b" /Annots [%b]" % references(parts))
    new = []
    for turn in range(6):
        value = paper.signature()
        new.append(paper.add(b"<</FT /Sig /T (n%d) /Subtype /Widget /Rect [0 0 0 0] /V %d 0 R>>" % (turn, value)))
        paper.put(6, b"<</Fields [4 0 R %d 0 R %b] /SigFlags 3>>" % (field, references(new)))
        paper.put(3, b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [%b]>>" % references(parts + new))
        paper.close()


def widgets_filled(path):
    """10,000 fields are filled whose dictionaries 20 lists each use."""
    paper = begin(path)
    texts = [paper.add(TX % (b"t%d" % number, b"")) for number in range(10_000)]
    lists = [paper.add(b"[%b]" % references(texts)) for _ in range(20)]
    signed(paper, texts, more_root=b" /PieceInfo [%b]" % references(lists))
    picture = paper.stream(FORM, b"")
    for number, text in enumerate(texts):
        paper.put(text, TX % (b"t%d" % number, b" /V (x) /AP <</N %d 0 R>>" % picture))
    paper.close()


def below(path):
    """15,000 fields get streams that all lead to one list of 100,000 new objects."""
    paper = begin(path)
    texts = [paper.add(TX % (b"t%d" % number, b"")) for number in range(15_000)]
    signed(paper, texts)
    ends = [paper.add(b"1") for _ in range(100_000)]
    shared = paper.add(b"[%b]" % references(ends))
    for number, text in enumerate(texts):
        picture = paper.stream(FORM + b" /Resources %d 0 R" % shared, b"")
        paper.put(text, TX % (b"t%d" % number, b" /V (x) /AP <</N %d 0 R>>" % picture))
    paper.close()


def signatures_revisions(path):
    """120 revisions with a new signature field and 150 signatures filled in each."""
    paper = begin(path)
    empty = [[paper.add(b"<</FT /Sig /T (e%d_%d) /Subtype /Widget /Rect [0 0 0 0]>>" % (turn, number)) for number in range(150)]
             for turn in range(120)]
    signed(paper, [number for ones in empty for number in ones])
    for turn, ones in enumerate(empty):
        for number, field in enumerate(ones):
            value = paper.signature()
            paper.put(field, b"<</FT /Sig /T (e%d_%d) /Subtype /Widget /Rect [0 0 0 0] /V %d 0 R>>" % (turn, number, value))
        paper.close()


def references_shared(path):
    """4,000 signatures share one list of 100,000 signature references."""
    paper = begin(path)
    one = paper.add(b"<</TransformMethod /Identity>>")
    shared = paper.add(b"[%b]" % references([one] * 100_000))
    seals = []
    for number in range(4_000):
        value = paper.signature(more=b" /Reference %d 0 R" % shared)
        seals.append(paper.add(b"<</FT /Sig /T (s%d) /Subtype /Widget /Rect [0 0 0 0] /V %d 0 R>>" % (number, value)))
    signed(paper, seals)


def tables(path):
    """270,000 objects in one table, three revisions after it."""
    paper = begin(path)
    ones = range(10, 280_000)
    for number in ones:
        paper.put(number, b"1")
    signed(paper)
    small(paper, 3)


def dictionaries(path):
    """A dictionary of 400,000 keys in the information, written anew in four revisions."""
    paper = begin(path)
    body = b"<<%b>>" % b" ".join(b"/K%d 1" % number for number in range(400_000))
    signed(paper)
    for _ in range(4):
        info = paper.add(body)
        paper.close(more=b" /Info %d 0 R" % info)


def fields_shared_kids(path):
    """15,000 fields share one list of 100,000 widgets."""
    paper = begin(path)
    shared = paper.new()
    parts = [paper.add(b"<</Subtype /Widget /Rect [0 0 1 1]>>") for _ in range(100_000)]
    paper.put(shared, b"[%b]" % references(parts))
    texts = [paper.add(b"<</FT /Tx /T (t%d) /Kids %d 0 R>>" % (number, shared)) for number in range(15_000)]
    signed(paper, texts)
    small(paper, 1)


CASES = [kids, steps, annots, free, hashes, metadata, fields_revisions, objects_revisions, names, names_written, locks, store,
         store_shared, deep_pages, index, containers, many_containers, fields_list, widgets, widgets_filled, below,
         signatures_revisions, references_shared, tables, dictionaries, fields_shared_kids]

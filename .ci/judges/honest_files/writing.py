"""Files as different programs write them, unsigned: by hand, qpdf, pikepdf, LibreOffice, and the program itself."""

import datetime
import io
import shutil
import subprocess

import pikepdf

from judge import ROOT
from signed_forms.base import picture
from signed_forms.paper import Paper, Stream


def form(style="table"):
    """A page with two text fields, a checkbox, and no signature field."""
    paper = Paper(style)
    root, tree, page = paper.reserve(), paper.reserve(), paper.reserve()
    font = paper.new({"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"})
    content = paper.new(Stream({}, b"BT /F 12 Tf 50 700 Td (Page) Tj ET"))
    parts = []
    for number, (name, kind) in enumerate((("so", "Tx"), ("ngay", "Tx"), ("o", "Btn"))):
        entries = {"FT": kind, "T": name.encode(), "Subtype": "Widget", "Type": "Annot", "F": 4, "P": page,
                   "Rect": [50, 600 - 30 * number, 150, 620 - 30 * number], "DA": b"/F 9 Tf"}
        shown = paper.new(picture(b"", {"Font": {"F": font}}))
        if kind == "Btn":
            entries |= {"AP": {"N": {"On": paper.new(picture(b"x", {"Font": {"F": font}})), "Off": shown}}, "AS": "Off", "V": "Off"}
        else:
            entries["AP"] = {"N": shown}
        parts.append(paper.new(entries))
    paper.put(page, {"Type": "Page", "Parent": tree, "MediaBox": [0, 0, 595, 842], "Contents": content, "Annots": parts,
                     "Resources": {"Font": {"F": font}}})
    paper.put(tree, {"Type": "Pages", "Kids": [page], "Count": 1})
    paper.put(root, {"Type": "Catalog", "Pages": tree, "AcroForm": {"Fields": list(parts), "DR": {"Font": {"F": font}}, "DA": b"/F 9 Tf"}})
    paper.trailer |= {"Root": root, "Info": paper.new({"Producer": b"by hand", "Title": b"Form"}), "ID": [b"0123456789abcdef"] * 2}
    paper.commit()
    return bytes(paper.out)


def by_qpdf(data, folder, *options):
    """qpdf reads a file where it must seek."""
    (folder / "in.pdf").write_bytes(data)
    subprocess.run(["qpdf", str(folder / "in.pdf"), *options, str(folder / "out.pdf")], check=True, capture_output=True)
    return (folder / "out.pdf").read_bytes()


def by_pikepdf(data, **options):
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(made, **options)
    return made.getvalue()


def filled_by_pikepdf(data):
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.AcroForm.Fields[0].V = pikepdf.String("45")
        pdf.save(made)
    return made.getvalue()


def new_by_pikepdf(**options):
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(made, **options)
    return made.getvalue()


def by_libreoffice(folder):
    """What LibreOffice exports of a text, plain and as PDF/A-2; nothing where it is not installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        return {}
    (folder / "text.txt").write_text("Kế hoạch\n\nNội dung.\n")
    found = {}
    options = {"LibreOffice": "pdf:writer_pdf_Export",
               "LibreOffice, PDF/A-2": 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}',
               "LibreOffice, PDF/UA": 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'}
    for name, filter_ in options.items():
        subprocess.run([office, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", filter_, "--outdir",
                        str(folder), str(folder / "text.txt")], check=True, capture_output=True, timeout=300)
        found[name] = (folder / "text.pdf").read_bytes()
    return found


def bases(folder, program):
    """Name → file. The first has a form and serves every way of signing."""
    made = subprocess.run([program, "ke-hoach", str(ROOT / "data/toc-tien"), "--nam", "2021", "--luu-vao", str(folder / "plain")],
                          check=True, capture_output=True)
    plan = open(made.stdout.decode().split("\n")[0], "rb").read()
    hand = form()
    found = {"by hand": hand, "by hand, xref stream": form("stream"), "by hand, object streams": form("packed"), "our plan": plan}
    for name, options in (("object streams", ["--object-streams=generate"]), ("linearized", ["--linearize"]), ("QDF", ["--qdf"]),
                          ("1.4", ["--force-version=1.4", "--object-streams=disable"]), ("2.0", ["--force-version=2.0"]),
                          ("uncompressed", ["--stream-data=uncompress"]),
                          ("linearized, object streams", ["--linearize", "--object-streams=generate"])):
        found[f"qpdf, {name}"] = by_qpdf(hand, folder, *options)
        if name in ("object streams", "linearized", "QDF"):
            found[f"our plan, qpdf, {name}"] = by_qpdf(plan, folder, *options)
    mode = pikepdf.ObjectStreamMode
    for name, options in (("as it is", {}), ("object streams", {"object_stream_mode": mode.generate}), ("linearized", {"linearize": True}),
                          ("QDF", {"qdf": True}), ("1.4", {"force_version": "1.4", "object_stream_mode": mode.disable}),
                          ("2.0", {"force_version": "2.0"})):
        found[f"pikepdf, {name}"] = by_pikepdf(hand, **options)
    found["pikepdf, filled"] = filled_by_pikepdf(hand)
    found["pikepdf, a new blank page"] = new_by_pikepdf()
    found["pikepdf, a new blank page, 2.0"] = new_by_pikepdf(force_version="2.0")
    return found | by_libreoffice(folder)


def own(folder, program, failed):
    """Our own documents, prepared, signed, numbered, sealed; also certified. A number is given on the day of the signature or
    later and in the year of the document, so that a document of another year stays signed only."""
    keys, secret, found = ROOT / "tests/cases/chu-ky", {"CCHC_MAT_KHAU": "mat-khau-thu", "PATH": "/usr/bin:/bin"}, {}
    day = datetime.date.today().strftime("%d/%m/%Y")

    def run(*arguments):
        done = subprocess.run([program, *map(str, arguments)], capture_output=True, env=secret, stdin=subprocess.DEVNULL)
        if done.returncode:
            raise RuntimeError(" ".join(done.stderr.decode().split())[:150])
        return done.stdout.decode().split("\n")[0]

    for unit, document in (("data/toc-tien", ["ke-hoach", "--nam", "2021"]), ("data/toc-tien", ["bao-cao", "--quy", "2/2021"]),
                           ("tests/cases/phuong-2026", ["ke-hoach", "--nam", "2026"]),
                           ("tests/cases/phuong-2026", ["bao-cao", "--quy", "2/2026"])):
        for how, more in (("", []), (", certified", ["--chung-nhan"])):
            name = f"our {document[0]}, {unit.split('/')[-1]}{how}"
            try:
                file = run(document[0], ROOT / unit, *document[1:], "--trinh-ky", "--luu-vao", folder / name)
                for step, command in (("signed", ["ky-so", "--vai-tro", "nguoi-ky", "--tep-khoa", keys / "rsa2048-aes.p12", *more]),
                                      ("numbered", ["cap-so", "--so", "45", "--ngay", day]),
                                      ("sealed", ["ky-so", "--vai-tro", "co-quan", "--tep-khoa", keys / "p256-aes.p12"])):
                    file = run(command[0], file, *command[1:])
                    found[f"{name}, {step}"] = open(file, "rb").read()
            except RuntimeError as error:
                failed.append(f"{name}: {error}")
    return found

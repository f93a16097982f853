"""Prepared, signed, numbered and sealed with every kind of key: pyHanko, pdfsig and qpdf agree with the program at every
step, and so does the program with them where a file was tampered with.

Usage: sign.py CCHC PYHANKO
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from judge import ROOT, verdict

program, pyhanko = (str(Path(argument).resolve()) for argument in sys.argv[1:])
KEYS = ROOT / "tests/cases/chu-ky"
SECRET = "mat-khau-thu"
SOFTHSM = "/usr/lib/softhsm/libsofthsm2.so"
UNITS = {
    "data/toc-tien": [(["ke-hoach", "--nam", "2021"], "ke-hoach", "06/5/2021"), (["bao-cao", "--quy", "2/2021"], "bao-cao-quy-2", "16/6/2021")],
    "tests/cases/phuong-2026": [(["ke-hoach", "--nam", "2026"], "ke-hoach", "09/01/2026"), (["bao-cao", "--quy", "2/2026"], "bao-cao-quy-2", "16/6/2026")],
}
faults, steps, said, times = [], 0, [], {}
# Documents of past years are signed on their own day: no number is given with a date before the signature.
SIGNING = {("ky-so",), ("cap-so",), ("sign", "addsig"), ("cms", "-sign")}
clock = None
if not shutil.which("faketime"):
    sys.exit("FAULT: faketime is wanted, to sign on the day of the documents")


def run(*command, env=None, good=(0,)):
    """Runs a command; what it says is kept, since no secret may be in it."""
    line = [str(part) for part in command]
    if clock and {tuple(line[1:2]), tuple(line[1:3])} & SIGNING:
        line = ["faketime", clock, *line]
    began = time.monotonic()
    done = subprocess.run(line, capture_output=True, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL)
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    said.append(out + err)
    if good is not None and done.returncode not in good:
        faults.append(f"{' '.join(line[:4])} … ended with {done.returncode}: {err[-300:]}")
    return done.returncode, out, err, time.monotonic() - began


def cchc(*arguments, good=(0,), pin=False):
    secret = {"CCHC_MA_PIN": SECRET} if pin else {"CCHC_MAT_KHAU": SECRET}
    code, out, err, seconds = run(program, *arguments, env=secret, good=good)
    times.setdefault(arguments[0], []).append(seconds)
    return Path(out.split("\n")[0]) if out else None


def pyhanko_says(file, root):
    code, out, err, _ = run(pyhanko, "sign", "validate", "--no-revocation-check", "--trust-replace", "--trust", root, file, good=None)
    return code == 0, out + err


def ours_says(file, root):
    code, out, err, seconds = run(program, "kiem-tra-chu-ky", file, "--goc", root, good=(0, 1, 4))
    times.setdefault("kiem-tra-chu-ky", []).append(seconds)
    return code == 0, out + err


def judged(file, before, root, wanted=True):
    """Both say `wanted`; a right file is also sound and only longer than the one before."""
    global steps
    steps += 1
    for who, (right, words) in {"pyHanko": pyhanko_says(file, root), "the program": ours_says(file, root)}.items():
        if right != wanted:
            faults.append(f"{file.name}: {who} says {'right' if right else 'wrong'}: {words[-400:]}")
    if wanted:
        run("qpdf", "--check", file)
        if before and not file.read_bytes().startswith(before.read_bytes()):
            faults.append(f"{file.name}: {before.name} is not its beginning")
        text = run("pdfsig", "-nocert", file)[1]
        if "Signature Validation: " in text and text.count("Signature is Valid") != text.count("Signature Validation: "):
            faults.append(f"{file.name}: pdfsig: {text[-300:]}")


def softhsm(place):
    """Two tokens, made as a user would: one key and its chain each."""
    (place / "tokens").mkdir()
    config = place / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {place / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(config)
    os.environ["PIN"] = SECRET
    for token, name, label in (("lanh-dao", "rsa2048", "Chủ tịch"), ("co-quan", "p256", "Cơ quan")):
        run("softhsm2-util", "--init-token", "--free", "--label", token, "--so-pin", SECRET, "--pin", SECRET)
        pkcs8 = place / f"{name}.p8"
        run("openssl", "pkcs8", "-topk8", "-nocrypt", "-in", KEYS / f"{name}.pem", "-out", pkcs8)
        run("softhsm2-util", "--import", pkcs8, "--token", token, "--label", label, "--id", "01", "--pin", SECRET)
        for certificate, number, called in ((name, "01", label), ("trung-gian", "c1", "CA1"), ("goc", "c2", "CA2")):
            run("pkcs11-tool", "--module", SOFTHSM, "--token-label", token, "--login", "--pin", "env:PIN", "--write-object",
                KEYS / f"{certificate}.cer", "--type", "cert", "--id", number, "--label", called)
    said.clear()


def by_file(file, role):
    key = "rsa2048-aes.p12" if role == "nguoi-ky" else "p256-3des.p12"
    pictures = ["--don-vi", ROOT / "tests/cases/phuong-2026"] if "phuong-2026" in str(file) else []
    return cchc("ky-so", file, "--vai-tro", role, "--tep-khoa", KEYS / key, *pictures)


def by_token(file, role):
    token = "lanh-dao" if role == "nguoi-ky" else "co-quan"
    return cchc("ky-so", file, "--vai-tro", role, "--thu-vien", SOFTHSM, "--thiet-bi", token, pin=True)


def outside(file, role):
    waiting = cchc("ky-so", file, "--vai-tro", role, "--xuat-bam")
    name = "rsa2048" if role == "nguoi-ky" else "p256"
    cms = waiting.with_suffix(".cms")
    run("openssl", "cms", "-sign", "-binary", "-cades", "-md", "sha256", "-outform", "DER", "-signer", place / f"{name}.pem",
        "-inkey", KEYS / f"{name}.pem", "-certfile", place / "trung-gian.pem", "-in", waiting.with_suffix(".noi-dung"), "-out", cms)
    made = cchc("ky-so", waiting, "--nap-cms", cms)
    for rest in (waiting, waiting.with_suffix(".noi-dung"), cms):
        rest.unlink()
    return made


def by_pyhanko(file, role):
    field, name = ("ky-lanh-dao", "rsa2048") if role == "nguoi-ky" else ("ky-co-quan", "p256")
    made = file.with_name(f"{file.name.split('.')[0]}.{'da-ky' if role == 'nguoi-ky' else 'ban-hanh'}.pdf")
    run(pyhanko, "sign", "addsig", "--use-pades", "--field", field, "pemder", "--no-pass", "--key", KEYS / f"{name}.pem",
        "--cert", KEYS / f"{name}.cer", "--chain", KEYS / "trung-gian.cer", file, made)
    return made


def issued(prepared, signer, agency, root, number, day):
    """All four files of a document."""
    signed = signer(prepared, "nguoi-ky")
    judged(signed, prepared, root)
    numbered = cchc("cap-so", signed, "--so", number, "--ngay", day)
    judged(numbered, signed, root)
    if agency is None:
        return signed, numbered, numbered
    sealed = agency(numbered, "co-quan")
    judged(sealed, numbered, root)
    return signed, numbered, sealed


def tampered(sealed, numbered, root, place):
    """What was changed afterwards is wrong for both."""
    flipped = bytearray(sealed.read_bytes())
    flipped[len(numbered.read_bytes()) // 3] ^= 1
    file = place / "mot-bit.pdf"
    file.write_bytes(flipped)
    judged(file, None, root, wanted=False)
    cut = place / "cat-bot.pdf"
    cut.write_bytes(sealed.read_bytes()[:-400])
    if ours_says(cut, root)[0]:
        faults.append(f"{sealed.name}: cut off, and right for the program")
    # A page's contents added to, and the number changed by force, after both signatures.
    number_of = {}
    for line in run("qpdf", "--json=2", "--json-key=qpdf", sealed)[1:2]:
        objects = json.loads(line)["qpdf"][1]
        for name, found in objects.items():
            value = found.get("value")
            if isinstance(value, dict) and value.get("/T") == "u:so":
                number_of["so"] = int(name.removeprefix("obj:").split()[0])
    page = int(run("qpdf", "--show-pages", sealed)[1].splitlines()[0].split(":")[1].split()[0])
    body = run("qpdf", f"--show-object={page}", sealed)[1].strip()
    contents = body.split("/Contents ")[1].split(" R")[0]
    size = int(run("qpdf", "--show-object=trailer", sealed)[1].split("/Size ")[1].split()[0])
    stream = "<< /Length 22 >>\nstream\n0 0 200 200 re f      \nendstream"
    added = place / "them-trang.pdf"
    added.write_bytes(appended(sealed, {size: stream, page: body.replace(f"/Contents {contents} R", f"/Contents [ {contents} R {size} 0 R ]")}))
    judged(added, None, root, wanted=False)
    field = run("qpdf", f"--show-object={number_of['so']}", sealed)[1].strip()
    forced = place / "doi-so.pdf"
    forced.write_bytes(appended(sealed, {number_of["so"]: re.sub(r"/V (\([^)]*\)|<[^>]*>)", "/V (46)", field)}))
    judged(forced, None, root, wanted=False)


def appended(file, objects):
    """The file with these objects in an update of its own."""
    original = file.read_bytes()
    start = int(original.rsplit(b"startxref", 1)[1].split()[0])
    trailer = run("qpdf", "--show-object=trailer", file)[1]
    size = max(int(trailer.split("/Size ")[1].split()[0]), max(objects) + 1)
    out, table = bytearray(original), "xref\n"
    for number, body in sorted(objects.items()):
        table += f"{number} 1\n{len(out):010} 00000 n \n"
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    at = len(out)
    table += f"trailer\n<< /Size {size} /Root {trailer.split('/Root ')[1].split(' R')[0]} R /Prev {start} >>\nstartxref\n{at}\n%%EOF\n"
    return bytes(out + table.encode())


with tempfile.TemporaryDirectory() as folder:
    place = Path(folder).resolve()
    for name in ("goc", "trung-gian", "rsa2048", "p256"):
        run("openssl", "x509", "-inform", "DER", "-in", KEYS / f"{name}.cer", "-out", place / f"{name}.pem")
    root = place / "goc.pem"
    softhsm(place)
    ways = {"tệp khóa": (by_file, by_file), "thiết bị": (by_token, by_token), "bên ngoài": (outside, outside),
            "pyHanko trước": (by_pyhanko, by_file), "pyHanko sau": (by_token, by_pyhanko),
            "pyHanko": (by_pyhanko, by_pyhanko)}
    for unit, documents in UNITS.items():
        for way, (signer, agency) in ways.items():
            for command, stem, day in documents:
                out = place / way / unit
                prepared = cchc(command[0], ROOT / unit, *command[1:], "--trinh-ky", "--luu-vao", out)
                fields = run(pyhanko, "sign", "list", prepared)[1]
                # The ward's office has no seal: signature and number complete its reports.
                has_seal = (unit, stem) != ("tests/cases/phuong-2026", "bao-cao-quy-2")
                if fields.count("EMPTY") != 1 + has_seal:
                    faults.append(f"{unit}, {stem}: pyHanko lists {fields}")
                clock = "{2}-{1:0>2}-{0:0>2} 08:00:00".format(*day.split("/"))
                signed, numbered, sealed = issued(prepared, signer, agency if has_seal else None, root, "45", day)
                text = run("pdftotext", "-layout", "-l", "1", sealed, "-")[1]
                printed = " ".join(text.split())
                wanted_day, month, _ = day.split("/")
                month = month.lstrip("0") if month.lstrip("0") not in ("1", "2") else month.zfill(2)
                if "45/KH-UBND" not in printed.replace(" /", "/") and "45/BC-VP" not in printed.replace(" /", "/"):
                    faults.append(f"{unit}, {stem}: no number in its gap")
                if f"ngày {wanted_day} tháng {month} năm" not in printed:
                    faults.append(f"{unit}, {stem}: no date in its gap")
                if way == "tệp khóa" and has_seal:
                    tampered(sealed, numbered, root, place)
    clock = "2021-05-06 08:00:00"
    # A wrong PIN is told, and nothing is written.
    prepared = cchc("ke-hoach", ROOT / "data/toc-tien", "--nam", "2021", "--trinh-ky", "--luu-vao", place / "sai")
    there = sorted(prepared.parent.iterdir())
    code, _, err, _ = run(program, "ky-so", prepared, "--vai-tro", "nguoi-ky", "--thu-vien", SOFTHSM, "--thiet-bi", "lanh-dao",
                          env={"CCHC_MA_PIN": "sai-bi-mat"}, good=(1,))
    if code != 1 or "KS013" not in err or "sai-bi-mat" in err or sorted(prepared.parent.iterdir()) != there:
        faults.append(f"a wrong PIN: {code}, {err}")
    # A signature in a field of a third program's own stays right after our number.
    prepared = cchc("ke-hoach", ROOT / "data/toc-tien", "--nam", "2021", "--trinh-ky", "--luu-vao", place / "ba")
    foreign = prepared.with_name("ke-hoach.nuoc-ngoai.pdf")
    run(pyhanko, "sign", "addsig", "--use-pades", "--field", "1/30,30,130,80/Rieng", "pemder", "--no-pass", "--key", KEYS / "rsa2048.pem",
        "--cert", KEYS / "rsa2048.cer", "--chain", KEYS / "trung-gian.cer", prepared, foreign)
    numbered = cchc("cap-so", foreign, "--so", "45", "--ngay", "06/5/2021", "--chua-ky")
    judged(numbered, foreign, root)
    agency = ("ky-so", numbered, "--vai-tro", "co-quan", "--tep-khoa", KEYS / "p256-3des.p12")
    cchc(*agency, good=(1,))
    judged(cchc(*agency, "--da-ky-cho-khac"), numbered, root)
    # A first signature that certifies leaves number and seal allowed.
    certified = cchc("ky-so", prepared, "--vai-tro", "nguoi-ky", "--tep-khoa", KEYS / "rsa2048-aes.p12", "--chung-nhan")
    judged(certified, prepared, root)
    numbered = cchc("cap-so", certified, "--so", "45", "--ngay", "06/5/2021")
    judged(numbered, certified, root)
    judged(by_file(numbered, "co-quan"), numbered, root)

if any(SECRET in words for words in said):
    faults.append("a PIN or password was shown")
for command, seconds in sorted(times.items()):
    print(f"{command:18} {1000 * sorted(seconds)[len(seconds) // 2]:6.0f} ms in the middle of {len(seconds)}")
verdict(faults, f"{steps} files of {sum(map(len, UNITS.values()))} documents, six ways to sign")

"""Documents are brought up to date while much goes wrong: killed builds, a full disk, folders that cannot be written, builds
at once, a spoilt manifest, misleading clocks, outputs changed unseen. Nothing signed or changed by hand is lost, no file is
half written, and the next build puts everything right.

Usage: faults.py CCHC PYHANKO [PART…]
"""

import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from judge import ROOT, verdict

KEYS, SECRET = ROOT / "tests/cases/chu-ky", "mat-khau-thu"
YEAR, QUARTERS = "2025", (2, 3)
DOCUMENTS = {"ke-hoach.pdf"} | {f"{stem}-{n}.pdf" for stem in ("bao-cao-quy", "ke-hoach-tiep-tuc-sau-quy") for n in QUARTERS}
MADE, UNCHANGED, KEPT, FAILED = "đã lập:", "không đổi:", "giữ nguyên:", "không lập được:"
KILLS, IN_WINDOW = 200, 50
NOBODY, TOO_LONG = 65534, 60  # a user, seconds

seeded = random.Random(2025)
faults = []
count = {"kills": 0, "in the window": 0, "builds": 0}


def check(right, where, found):
    """Notes what was found in which round, unless it is right."""
    if not right:
        faults.append(f"{where}: {found}")


class Build:
    """A build that has ended: its exit code, the paths on stdout, the lines on stderr."""

    def __init__(self, child):
        try:
            out, err = child.communicate(timeout=TOO_LONG)
        except subprocess.TimeoutExpired:
            child.kill()
            out, err = child.communicate()
            err += f"\nstill running after {TOO_LONG} s".encode()
        self.code, self.err = child.returncode, err.decode("utf-8", "replace")
        self.paths = out.decode("utf-8", "replace").splitlines()

    def lines(self, *beginnings):
        return [line for line in self.err.splitlines() if line.startswith(beginnings)]

    def ended(self, where, code=0):
        check(self.code == code, where, f"exit code {self.code} and not {code}: {self.err[-300:]}")

    def told_of_disk(self, where):
        """Exit code 3, and a sentence for a clerk."""
        self.ended(where, 3)
        clear = re.search("[Kk]hông (ghi|lập|tạo|mở) được", self.err) and "panicked" not in self.err
        check(clear, where, f"no clear message: {self.err[-300:]!r}")


class Case:
    """A tiny unit with two quarters in a folder of its own, its records told apart by a number of three digits."""

    def __init__(self, name):
        self.unit, self.out = place / name / "thon-nho", place / name / "ket-qua"
        self.folder = self.out / "thon-nho" / YEAR
        self.manifest = self.out / "thon-nho/.cchc/so-sach.json"
        self.kept, self.drafts, self.number = {}, {}, 100
        (self.unit / YEAR).mkdir(parents=True)
        shutil.copy(ROOT / "tests/cases/thon-nho/don-vi.yaml", self.unit)
        self.edit()

    def records(self, number):
        """Figures and outcomes of this number; every number gives files of the same size, and other documents."""
        plan = (ROOT / "tests/cases/thon-nho" / YEAR / "ke-hoach.yaml").read_text("utf-8")
        for old, new in (("toi_da: '1'", "toi_da: '1000'"), ("dat: '1'", f"dat: '{number}'"), ("chính.", f"chính {number}.")):
            if old not in plan:
                sys.exit(f"FAULT: the sample's plan has no {old}")
            plan = plan.replace(old, new)
        yield "ke-hoach.yaml", plan
        outcome = f"nhiem_vu: b\n    tinh_trang: dang_thuc_hien\n    ti_le: {number % 90 + 10}"
        for quarter in QUARTERS:
            yield f"quy-{quarter}.yaml", f"phien_ban: 1\nquy: {quarter}/{YEAR}\ntien_do:\n  - {outcome}\nke_hoach_tiep_tuc: {{}}\n"

    def edit(self, anew=True, same_time=False, mtime=None):
        """Goes on to the next number. The files are written anew or replaced by others, with the time of those before or
        another. None is ever cut short, as a build may be reading it."""
        self.number = self.number + 1 if self.number < 999 else 101
        for name, text in self.records(self.number):
            file = self.unit / YEAR / name
            told = file.stat().st_mtime_ns if same_time else mtime
            written = file if anew else self.unit.with_name("moi")
            with open(os.open(written, os.O_WRONLY | os.O_CREAT, 0o644), "wb") as opened:
                opened.write(text.encode())
            if told is not None:
                os.utime(written, ns=(told, told))
            written.replace(file)

    def start(self, out=None, wrapper=(), **how):
        count["builds"] += 1
        line = [*wrapper, program, "cap-nhat", self.unit, "--luu-vao", out or self.out]
        return subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how)

    def build(self, **how):
        return Build(self.start(**how))

    def outputs(self):
        return {file.name: file.read_bytes() for file in self.out.rglob("*.pdf")}

    def everything(self):
        return {(str(file.relative_to(self.out)), file.read_bytes()) for file in self.out.rglob("*") if file.is_file()}

    def temporary(self):
        return set(self.out.rglob(".cchc-*.tam"))

    def fresh(self, where):
        """What the records of now give where nothing was made before."""
        with tempfile.TemporaryDirectory(dir=place) as folder:
            built = self.build(out=folder)
            made = {file.name: file.read_bytes() for file in Path(folder).rglob("*.pdf")}
        built.ended(where + ", into a fresh folder")
        check(set(made) == DOCUMENTS, where, f"into a fresh folder: {sorted(made)}")
        return made

    def keep(self, *names):
        """From now on these outputs must stay as they are, with new versions beside them."""
        self.kept.update({name: (self.folder / name).read_bytes() for name in names})

    def untouched(self, where):
        """Whole files, the kept ones as they were made, or signed, or changed."""
        there = self.outputs()
        for name, content in there.items():
            whole = content.startswith(b"%PDF") and content.rstrip().endswith(b"%%EOF")
            check(whole, where, f"{name} is no whole PDF ({len(content)} bytes)")
        for name, content in self.kept.items():
            check(there.get(name) == content, where, f"{name} must stay, and is {'changed' if name in there else 'gone'}")

    def sound(self, where):
        """qpdf finds nothing wrong in any of the outputs."""
        for file in sorted(self.out.rglob("*.pdf")):
            done = subprocess.run(["qpdf", "--check", file], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            check(done.returncode == 0, where, f"{file.name}: qpdf --check ended with {done.returncode}: {done.stdout[-300:]}")

    def settled(self, where, **how):
        """A build that runs to its end, after which everything is right. How many seconds it took."""
        began = time.monotonic()
        built = self.build(**how)
        took = time.monotonic() - began
        built.ended(where + ", the next build")
        check(not built.lines(FAILED), where, f"the next build: {built.lines(FAILED)}")
        check(all(Path(path).is_file() for path in built.paths), where, f"not all of these are there: {built.paths}")
        self.right(where, **how)
        return took

    def right(self, where, **how):
        """What the records of now give and nothing else, the manifest readable, and nothing left to do."""
        self.untouched(where)
        check(not self.temporary(), where, f"left behind: {sorted(file.name for file in self.temporary())}")
        try:
            manifest = json.loads(self.manifest.read_bytes())
        except (OSError, ValueError) as error:
            manifest = error
        check(isinstance(manifest, dict), where, f"the manifest is no JSON object: {manifest}")
        there, fresh = self.outputs(), self.fresh(where)
        beside = {name.replace(".pdf", ".ban-2.pdf") for name in DOCUMENTS & set(self.kept)}
        wanted = DOCUMENTS | set(self.kept) | beside
        check(set(there) == wanted, where, f"missing {sorted(wanted - set(there))}, too many {sorted(set(there) - wanted)}")
        for name in sorted(DOCUMENTS - set(self.kept)):
            check(there.get(name) == fresh.get(name), where, f"{name} is not what its records give (number {self.number})")
        for name in sorted(beside & set(there)):
            number, content = self.drafts.get(name, (None, None))
            check(number == self.number or content != there[name], where, f"{name} is still of number {number}")
            self.drafts[name] = (self.number, there[name])
        again = self.build(**how)
        again.ended(where + ", nothing to do")
        check(not again.paths + again.lines(MADE, FAILED), where, f"nothing to do, and {again.paths}: {again.err[-300:]}")
        told = again.lines(UNCHANGED, KEPT)
        check(len(told) == len(DOCUMENTS), where, f"{len(told)} of {len(DOCUMENTS)} documents said to be as they were: {told}")
        check(self.outputs() == there, where, "nothing to do, and outputs have changed")


def run(*command):
    """A step before the faults; the path that it prints first."""
    env = {**os.environ, "CCHC_MAT_KHAU": SECRET}
    done = subprocess.run(command, check=True, capture_output=True, env=env, stdin=subprocess.DEVNULL)
    return Path(done.stdout.decode().split("\n")[0])


def signed(case):
    """A plan signed by the program's own steps, and a report that another program signed in its place."""
    prepared = run(program, "ke-hoach", case.unit, "--nam", YEAR, "--trinh-ky", "--luu-vao", case.out)
    by_us = run(program, "ky-so", prepared, "--vai-tro", "nguoi-ky", "--tep-khoa", KEYS / "rsa2048-aes.p12")
    case.build().ended("signed, the first build")
    report, by_another = case.folder / "bao-cao-quy-2.pdf", place / "signed.pdf"
    key = ("--key", KEYS / "rsa2048.pem", "--cert", KEYS / "rsa2048.cer", "--chain", KEYS / "trung-gian.cer")
    run(pyhanko, "sign", "addsig", "--use-pades", "--field", "1/30,30,130,80/Rieng", "pemder", "--no-pass", *key, report, by_another)
    report.write_bytes(by_another.read_bytes())
    case.keep(prepared.name, by_us.name, report.name)


def killed(case, span):
    """Starts a build and kills it, at any time of its span or just as it writes. Whether it was still running, whether it
    was between making a temporary file and renaming it, and when that was."""
    before = case.temporary()
    child = case.start()
    if seeded.random() < 0.6:
        nth, pause = seeded.randint(1, len(DOCUMENTS) + 1), seeded.choice((0, seeded.uniform(0, 0.002)))
        seen, folders = set(before), [folder for folder in (case.folder, case.manifest.parent) if folder.is_dir()]
        while len(seen - before) < nth and child.poll() is None:
            for folder in folders:
                with os.scandir(folder) as entries:
                    seen |= {folder / entry.name for entry in entries if entry.name.endswith(".tam")}
        when = f"{1000 * pause:.2f} ms after temporary file {nth}"
    else:
        pause = seeded.uniform(0, span)
        when = f"{1000 * pause:.0f} ms after its start"
    if pause > 0:
        time.sleep(pause)
    child.kill()
    return Build(child).code == -signal.SIGKILL, bool(case.temporary() - before), when


def kills():
    """Killed at any moment: whole files, signed ones as they were, and the next build makes good."""
    case = Case("bi-ngat")
    signed(case)
    case.edit()
    span = case.settled("kills, before")
    tries = 0
    while count["kills"] < KILLS and tries < 4 * KILLS and len(faults) < 20:
        tries += 1
        case.edit()
        hit, window, when = killed(case, span)
        count["kills"] += hit
        count["in the window"] += hit and window
        where = f"kill {count['kills']} ({when}, number {case.number})"
        case.untouched(where)
        if hit and (count["kills"] % 10 == 0 or count["kills"] == KILLS):
            case.sound(where)
            case.settled(where)
    for what, wanted in (("kills", KILLS), ("in the window", IN_WINDOW)):
        check(count[what] >= wanted, "kills", f"only {count[what]} {what} in {tries} builds, {wanted} wanted")


def disk_full():
    """No file may grow beyond so many bytes: none, the manifest's, and between the sizes of the documents."""
    case = Case("day-dia")
    case.settled("disk full, before")
    sizes = sorted(len(content) for content in case.outputs().values())
    for limit in (0, 1, 300, 1000, 20_000, *(size - 2000 for size in sizes[::2])):
        where, old = f"disk full at {limit} bytes", case.outputs()
        case.edit()
        new = case.fresh(where)
        # SIGXFSZ is ignored here, and so it is there.
        limited = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)), "restore_signals": False}
        case.build(**limited).told_of_disk(where)
        neither = [name for name, content in case.outputs().items() if content not in (old.get(name), new.get(name))]
        check(not neither, where, f"neither as they were nor as they should be: {neither}")
        check(set(case.outputs()) == set(old), where, f"other files: {sorted(case.outputs())}")
        check(not case.temporary(), where, "temporary files are left")
        case.settled(where + ", after it")


def read_only():
    """Folders that cannot be written. The superuser may write anywhere, so another does the work there."""
    case, how = Case("chi-doc"), {}
    if os.geteuid() == 0:
        how = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        for file in (case.unit.parent, *case.unit.parent.rglob("*")):
            os.chown(file, NOBODY, NOBODY)
    case.settled("read-only, before", **how)
    every = [case.out, *(folder for folder in case.out.rglob("*") if folder.is_dir())]
    for closed, where in (([case.folder], "read-only, the year's folder"), (every, "read-only, every folder of outputs")):
        case.edit()
        old = case.everything()
        for folder in closed:
            folder.chmod(0o555)
        case.build(**how).told_of_disk(where)
        for folder in closed:
            folder.chmod(0o755)
        # Where its own folder is open, the manifest may tell what was about to be made.
        changed = {name for name, _ in old ^ case.everything() if len(closed) > 1 or ".cchc/" not in name}
        check(not changed, where, f"changed, new or gone: {sorted(changed)}")
        case.settled(where + ", after it", **how)
    empty = place / "chi-doc-moi"
    empty.mkdir(mode=0o555)
    case.build(out=empty / "ket-qua", **how).told_of_disk("read-only, no folder of outputs yet")
    check(not list(empty.iterdir()), "read-only, no folder of outputs yet", "something was made")


def at_once():
    """Several builds of one unit: each document is made once, and none of them minds the others, nor the death of one."""
    case = Case("cung-luc")
    for number, death in ((2, None), (2, None), (2, None), (4, None), (2, 0.02), (2, 0.05), (2, 0.08), (4, 0.1)):
        where = f"{number} builds at once, number {case.number + 1}" + (f", one killed after {death} s" if death else "")
        case.edit()
        children = [case.start() for _ in range(number)]
        if death:
            time.sleep(death)
            children[0].kill()
        built = [Build(child) for child in children]
        for one in built[1 if death else 0:]:
            one.ended(where)
        made = [line for one in built for line in one.lines(MADE)]
        check(death or len(made) == len(DOCUMENTS), where, f"{len(made)} times a document was made, {len(DOCUMENTS)} wanted: {made}")
        # One that dies may be the last to write.
        (case.settled if death else case.right)(where)


def manifest_spoilt():
    """Who made the outputs is then unknown: they stay, and new ones lie beside them."""
    spoils = {f"cut off at {part} %": lambda text, part=part: text[:len(text) * part // 100] for part in range(0, 100, 10)}
    spoils |= {"of garbage": lambda text: seeded.randbytes(len(text)), "of zeros": lambda text: bytes(len(text))}
    spoils |= {"of {}": lambda _: b"{}", "gone": None}
    for number, (spoilt, spoil) in enumerate(spoils.items()):
        where, case = f"manifest {spoilt}", Case(f"so-sach-{number}")
        case.build().ended(where + ", the build before")
        whole = case.manifest.read_bytes()
        case.manifest.unlink()
        if spoil:
            case.manifest.write_bytes(spoil(whole))
        case.keep(*DOCUMENTS)
        case.edit()
        case.settled(where)


def clocks():
    """Neither the clock nor the times of files are believed: what a record says decides."""
    case = Case("dong-ho")
    span = case.settled("clocks, before")
    if shutil.which("faketime"):
        for date in ("2001-01-01 00:00:00", "2099-12-31 23:59:59"):
            case.edit()
            case.settled(f"the clock at {date}", wrapper=("faketime", date))
            case.edit()
            case.settled(f"the clock right again after {date}")
    else:
        print("skipped: a clock set back, for want of faketime")
    year = 365 * 86400 * 10**9
    for anew, way in ((True, "written anew"), (False, "replaced")):
        for since in (1, 130, 130, 30):
            case.edit(anew, mtime=since * year)
            case.settled(f"records {way}, of the year {1970 + since}, number {case.number}")
        for again in range(5):
            # Right after the build, with the size and the time that the file had.
            case.edit(anew, same_time=True)
            case.settled(f"records {way}, of the same size and time, {again + 1}")
    for again in range(10):
        # The same while a build is reading or writing: what it read is not what is there when it ends.
        case.edit()
        child, pause = case.start(), seeded.uniform(0, span)
        time.sleep(pause)
        case.edit(anew=again % 2 == 0, same_time=True)
        where = f"records edited {1000 * pause:.0f} ms into a build, number {case.number}"
        Build(child).ended(where)
        case.settled(where)


def one_byte():
    """An output that differs in one byte, with the size and time that it had, is somebody's work."""
    for name in sorted(DOCUMENTS):
        where, case = f"one byte of {name}", Case(f"mot-byte-{name.removesuffix('.pdf')}")
        case.build().ended(where + ", the build before")
        file = case.folder / name
        content, mtime = bytearray(file.read_bytes()), file.stat().st_mtime_ns
        content[seeded.randrange(1000, len(content) - 1000)] ^= 1
        file.write_bytes(content)
        os.utime(file, ns=(mtime, mtime))
        case.keep(name)
        case.build().ended(where + ", no record changed")
        case.untouched(where + ", no record changed")
        case.edit()
        case.settled(where)


began = time.monotonic()
os.umask(0o022)
with tempfile.TemporaryDirectory() as folder:
    place = Path(folder).resolve()
    # Whoever the files belong to must reach the program and the records.
    place.chmod(0o755)
    program, pyhanko = place / "cchc", Path(sys.argv[2]).resolve()
    shutil.copy(Path(sys.argv[1]).resolve(), program)
    parts = {part.__name__: part for part in (kills, disk_full, read_only, at_once, manifest_spoilt, clocks, one_byte)}
    for name in sys.argv[3:] or parts:
        start, so_far = time.monotonic(), len(faults)
        try:
            parts[name]()
        except (OSError, subprocess.SubprocessError) as error:
            check(False, name, f"went no further: {error} {getattr(error, 'stderr', '')}")
        print(f"{name:16} {time.monotonic() - start:6.1f} s  {len(faults) - so_far} faults")

verdict(faults, f"{count['kills']} kills, {count['in the window']} of them between temporary file and rename, "
                f"{count['builds']} builds, {time.monotonic() - began:.0f} s")

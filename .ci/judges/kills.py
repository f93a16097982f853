"""Builds are killed by strace at every call, one after the other, that creates, writes, renames, removes or syncs. Right
after the kill every document is whole and nothing signed or changed by hand was touched; the next run ends with exactly the
files, bytes, rights and notes of a run that nobody disturbed.

Usage: kills.py CCHC [all] [CASE…]
`all`: at every system call of the thread that writes, which takes minutes. CASE: only these.
"""

import collections
import concurrent.futures
import hashlib
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from judge import ROOT, verdict

KEYS, SECRET = ROOT / "tests/cases/chu-ky", "mat-khau-thu"
YEAR = "2025"
# Calls of other names do the same on other machines; those that a run does not make are left out.
KINDS = ("open openat creat mkdir mkdirat write pwrite64 writev rename renameat renameat2 link linkat unlink unlinkat rmdir "
         "fsync fdatasync ftruncate chmod fchmod fchmodat flock").split()
# A folder that is there already, and what is told on the way, change nothing on the disk.
PASSED_OVER = re.compile(r".*(?:\) += -1 |\bwrite\([12], )")
# How often these are called depends on how the threads meet.
BY_CHANCE = ("futex", "sched_yield")
TOO_LONG = 60  # seconds

faults = []
count = collections.Counter()


class Place:
    """A folder with a unit and its outputs, the paths in both always the same from within."""

    def __init__(self, folder):
        self.folder, self.unit, self.out = folder, folder / "xa", folder / "ket-qua"

    def run(self, *command, wrapper=()):
        env = {**os.environ, "CCHC_MAT_KHAU": SECRET}
        return subprocess.run([*wrapper, program, *command], cwd=self.folder, env=env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TOO_LONG)

    def must(self, *command):
        done = self.run(*command)
        if done.returncode != 0:
            sys.exit(f"FAULT: {command} ended with {done.returncode}: {done.stderr.decode()}")
        return done.stdout.decode().splitlines()

    def issue(self, figure, number=True):
        """Plan and report of the records, with this figure in both, with or without their numbers."""
        given = [f"so: {n}\nngay: 06/10/{YEAR}\n" if number else "" for n in (45, 12)]
        plan = (ROOT / "tests/cases/thon-nho" / YEAR / "ke-hoach.yaml").read_text("utf-8")
        plan = plan.replace(f"nam: {YEAR}\n", f"nam: {YEAR}\n{given[0]}").replace("chính.", f"chính {figure}.")
        quarter = f"phien_ban: 1\nquy: 3/{YEAR}\n{given[1]}"
        quarter += f"tien_do:\n  - nhiem_vu: b\n    tinh_trang: dang_thuc_hien\n    ti_le: {figure}\n"
        for name, text in (("ke-hoach.yaml", plan), ("quy-3.yaml", quarter)):
            (self.unit / YEAR / name).write_text(text, "utf-8")

    def change(self, name):
        """A document is changed by hand."""
        file = self.out / "xa" / YEAR / name
        file.write_bytes(file.read_bytes().replace(b"%PDF-1.7", b"%PDF-1.6", 1))

    def state(self):
        """Every output: its rights and its bytes; of the manifest what does not hang on times and places."""
        found = {}
        for file in sorted(self.out.rglob("*")):
            name, facts = str(file.relative_to(self.out)), file.stat()
            if not stat.S_ISREG(facts.st_mode):
                continue
            content = file.read_bytes()
            if file.name == "so-sach.json":
                try:
                    content = json.dumps(bare(json.loads(content.replace(str(self.folder).encode(), b"")))).encode()
                except ValueError:
                    pass
            name = re.sub(r"\.cchc-\w+", ".cchc-", name)
            found[name] = (oct(facts.st_mode), content)
        return found


def bare(value):
    """A value of the manifest without what the system says of files, and without the time."""
    if isinstance(value, dict):
        return {key: None if key in ("stat", "looked") else bare(item) for key, item in sorted(value.items())}
    return [bare(item) for item in value] if isinstance(value, list) else value


def first(place):
    """Nothing is there yet; plan and report have their numbers."""
    place.issue(50)
    return BUILD, BUILD


def numbered(place):
    """Documents without number are replaced by others with their numbers."""
    place.issue(50, number=False)
    place.must(*BUILD)
    place.issue(60)
    return BUILD, BUILD


def again(place):
    """Made again beside a plan that was changed by hand."""
    place.issue(50)
    place.must(*BUILD)
    place.change("ke-hoach.pdf")
    return (*BUILD, "--lam-lai"), (*BUILD, "--lam-lai")


def plain(place):
    """The same, and the next run is a plain one, which has nothing to make anew."""
    again(place)
    return (*BUILD, "--lam-lai"), BUILD


def signed(place):
    """Beside a plan that was signed, which gets a draft, and a report that was changed by hand."""
    place.issue(50)
    prepared = place.must(*PREPARE)[0]
    place.must("ky-so", prepared, "--vai-tro", "nguoi-ky", "--tep-khoa", str(KEYS / "rsa2048-aes.p12"))
    place.must(*BUILD)
    place.change("bao-cao-quy-3.pdf")
    place.issue(60)
    return BUILD, BUILD


def prepared(place):
    """A plan is prepared for signing, with what goes with it, by its own command, under a name of the office's own."""
    place.issue(50)
    office = place.unit / "don-vi.yaml"
    office.write_text(office.read_text("utf-8").replace("  ke_hoach:\n", "  ke_hoach:\n    ten_tep: KH-<nam>\n"), "utf-8")
    return PREPARE, BUILD


BUILD = ("cap-nhat", "xa")
PREPARE = ("ke-hoach", "xa", "--nam", YEAR, "--trinh-ky")
CASES = {case.__name__: case for case in (first, numbered, again, plain, signed, prepared)}


def positions(case, place, command):
    """The calls of an undisturbed run at which to kill: the name, and which one of that name."""
    trace = place.folder.with_name(f"{case}.trace")
    follow, kinds = ((), "!" + ",".join(BY_CHANCE)) if every_call else (("-f",), ",".join("?" + kind for kind in KINDS))
    done = place.run(*command, wrapper=("strace", *follow, "-o", trace, "-e", f"trace={kinds}"))
    if done.returncode != 0:
        sys.exit(f"FAULT: {case}: under strace ended with {done.returncode}: {done.stderr.decode()}")
    nth, found = collections.Counter(), []
    for line in trace.read_text("utf-8", "replace").splitlines():
        called = re.match(r"(?:\d+ +)?(\w+)\((.*)", line)
        # Begun by one thread and ended after another's call, a call is told of twice.
        if not called:
            continue
        name, rest = called.groups()
        nth[name] += 1
        # The program is not there yet when it is called, and gone when it ends.
        every = every_call and name not in ("execve", "exit_group")
        changing = "O_CREAT" in rest or not name.startswith("open") and not PASSED_OVER.match(called.group())
        if every or not every_call and changing:
            found.append((name, nth[name]))
    return found


def killed(case, template, number, position, command, following, before, wanted):
    """One kill, and the run after it. What was found wrong, and the two states."""
    name, nth = position
    wrong, place = [], Place(template.folder.with_name(f"{case}-{number}"))
    shutil.copytree(template.folder, place.folder, symlinks=True)
    follow = () if every_call else ("-f",)
    wrapper = ("strace", *follow, "-o", "/dev/null", "-e", f"trace={name}", "-e", f"inject={name}:signal=KILL:when={nth}")
    try:
        hit = place.run(*command, wrapper=wrapper).returncode == -9
        between = place.state()
        for file, held in between.items():
            old, new = before.get(file), wanted.get(file)
            if file.endswith((".pdf", ".yaml")) and held not in (old, new):
                wrong.append(f"{file} is neither as it was nor as it is to be")
        wrong += [f"{file} is gone" for file in before if file.endswith(".pdf") and file not in between]
        done = place.run(*following)
        if done.returncode != 0:
            wrong.append(f"the next run ended with {done.returncode}: {done.stderr.decode()[-300:]}")
        after = place.state()
    finally:
        shutil.rmtree(place.folder)
    where = f"{case}, killed before call {nth} of {name}"
    return hit, between, after, [f"{where}: {one}" for one in wrong]


def judge(case):
    """One case: killed at every position, the next run is to end as if nothing had happened."""
    began, so_far = time.monotonic(), len(faults)
    template = Place(place / case)
    shutil.copytree(ROOT / "tests/cases/thon-nho", template.unit)
    command, following = CASES[case](template)
    before = template.state()
    # As often as after a kill, and what comes of the second command alone, where that is another.
    ends = []
    for commands in ((command, following), (following,)):
        undisturbed = Place(place / f"{case}-undisturbed")
        shutil.copytree(template.folder, undisturbed.folder)
        for one in commands:
            undisturbed.must(*one)
            ends.append(undisturbed.state())
        shutil.rmtree(undisturbed.folder)
    made, ended, alone = ends
    traced = Place(place / f"{case}-traced")
    shutil.copytree(template.folder, traced.folder)
    found = positions(case, traced, command)
    # What another command wrote, or did not come to write, is as good as what the first was to write.
    right = [ended] if command == following else [ended, alone]
    hits, kinds, betweens, afters = 0, collections.Counter(), set(), set()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        tries = [pool.submit(killed, case, template, n, position, command, following, before, made)
                 for n, position in enumerate(found)]
        for position, one in zip(found, tries):
            hit, between, after, wrong = one.result()
            hits += hit
            kinds[position[0]] += hit
            betweens.add(digest(between))
            afters.add(digest(after))
            faults.extend(wrong)
            if after not in right:
                faults.append(f"{case}, killed before call {position[1]} of {position[0]}: {difference(ended, after)}")
    if hits < len(found) * (0.9 if every_call else 1):
        faults.append(f"{case}: only {hits} of {len(found)} kills hit")
    count["kills"] += hits
    print(f"{case:10} {hits} positions, {len(betweens)} states after the kill, {len(afters)} after the next run, "
          f"{len(faults) - so_far} faults, {time.monotonic() - began:.0f} s")
    print(" " * 10, ", ".join(f"{name} {number}" for name, number in sorted(kinds.items()) if number))


def digest(state):
    return hashlib.sha256(repr(sorted(state.items())).encode()).hexdigest()


def difference(wanted, found):
    """In what a state differs from the one that was to come of it."""
    parts = [f"{name} {'missing' if name in wanted else 'too many'}" for name in sorted(wanted.keys() ^ found.keys())]
    for name in sorted(wanted.keys() & found.keys()):
        (rights, content), (other_rights, other) = wanted[name], found[name]
        if rights != other_rights:
            parts.append(f"{name} has the rights {other_rights} and not {rights}")
        if content != other:
            at = next((i for i, (a, b) in enumerate(zip(content, other)) if a != b), min(len(content), len(other)))
            parts.append(f"{name} differs: …{content[max(at - 60, 0):at + 60]!r}, found …{other[max(at - 60, 0):at + 60]!r}")
    return "; ".join(parts)


began = time.monotonic()
os.umask(0o022)
every_call = "all" in sys.argv[2:]
with tempfile.TemporaryDirectory() as folder:
    place = Path(folder).resolve()
    program = place / "cchc"
    shutil.copy(Path(sys.argv[1]).resolve(), program)
    for case in [name for name in sys.argv[2:] if name != "all"] or CASES:
        judge(case)
verdict(faults, f"{count['kills']} kills, {time.monotonic() - began:.0f} s")

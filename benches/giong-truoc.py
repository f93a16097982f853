"""Shows that one cchc does what another did: same files, same bytes, same words.

Usage: python3 benches/giong-truoc.py OLD NEW [UNIT…] [--mau-khac]

OLD and NEW are programs. Without UNIT the units of this repository are taken: data/toc-tien and those of tests/cases.
Each program works in a copy of its own, in turn at the same path, so that paths are alike in what is written and said.
For each unit both check it (as text, JSON and SARIF), bring it up to date, make every document by its own command, plain,
with charts and prepared for signing, write each out for stock Typst, give numbers to what is prepared, and after the
records changed and what was issued is replaced, tell what changed, bring all of it up to date and freeze each quarter.
Exit codes, stdout, stderr and all files must be alike; of the manifest only what the disk says of files (time, inode) is
left aside. --mau-khac, for programs whose templates differ: their names and texts as xuat-typst writes them, and their hash
in the manifest, are left aside too; pages are not. NEW then looks at everything again and does not go on where OLD left off.
Else at last NEW goes on where OLD left off: an old manifest says to it what it says to OLD.

Exit code 1 on a difference, which is named.
"""

import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CASES = ("phuong-2026", "dung-muc", "thon-nho", "chi-ke-hoach", "moi-khoa")
UNITS = ["data/toc-tien", *(f"tests/cases/{case}" for case in CASES)]
MANIFEST = "so-sach.json"
ALIKE = "đơn vị"


def documents(unit):
    """The command lines of every document that the record files of a unit allow, without folder and form."""
    for plan in sorted(unit.glob("[0-9]*/ke-hoach.yaml")):
        year = plan.parent.name
        yield ["ke-hoach", "--nam", year]
        for number in range(1, 5):
            if (plan.parent / f"quy-{number}.yaml").exists():
                yield ["bao-cao", "--quy", f"{number}/{year}"]
                yield ["bao-cao", "--quy", f"{number}/{year}", "--bieu-do"]
                yield ["ke-hoach-tiep-tuc", "--sau-quy", f"{number}/{year}"]
    # A refusal is compared too: this quarter has no record.
    yield ["bao-cao", "--quy", "1/2050"]


def command(line, *more):
    """A command line over the unit."""
    return [line[0], ALIKE, *line[1:], *more]


def first(unit):
    """Every command line in turn, up to the freezing of figures."""
    for form in ("chu", "json", "sarif"):
        yield ["kiem-tra", ALIKE, "--dinh-dang", form]
    yield ["cap-nhat", ALIKE, "--xem-truoc", "--luu-vao", "ra"]
    yield ["cap-nhat", ALIKE, "--luu-vao", "ra"]
    yield ["cap-nhat", ALIKE, "--luu-vao", "ra"]
    for number, line in enumerate(documents(unit)):
        yield command(line, "--luu-vao", "ra")
        yield command(line, "--trinh-ky", "--luu-vao", "trinh")
        yield ["xuat-typst", line[0], ALIKE, *line[1:], "--luu-vao", f"typst-{number}"]
    yield ["cap-nhat", ALIKE, "--luu-vao", "trinh"]


def then(unit):
    """The command lines after the records were changed."""
    for out in ("ra", "trinh"):
        yield ["so-sanh", ALIKE, "--luu-vao", out, "--dinh-dang", "json"]
        yield ["so-sanh", ALIKE, "--luu-vao", out]
        yield ["cap-nhat", ALIKE, "--luu-vao", out]
    for line in documents(unit):
        if line[0] == "bao-cao" and "--bieu-do" not in line:
            yield ["chot-so-lieu", ALIKE, *line[1:]]
    yield ["cap-nhat", ALIKE, "--luu-vao", "ra"]


def numbering(folder):
    """The command lines that give numbers to what is prepared."""
    for number, pdf in enumerate(sorted((folder / "trinh").rglob("*.pdf"))):
        if pdf.name.count(".") == 1:
            name = pdf.relative_to(folder).as_posix()
            year = pdf.parent.name
            day = f"20/12/{int(year) + 1 if 'quy-4' in name and 'tiep-tuc' in name else year}"
            more = ["--so", str(200 + number // 2), "--ngay", day, "--chua-ky", "--ghi-vao-ho-so", ALIKE]
            yield ["cap-so", name, *more]


def change(unit):
    """Another issue of each record that bears a number: it replaces the first. Another closing of each plan."""
    for record in sorted(unit.glob("[0-9]*/*.yaml")):
        text = record.read_bytes().decode("utf-8")
        replaced = "thay_the: {{so: {}, ky_hieu: KH-UBND, ngay: 01/01/2021}}"
        both = lambda so: f"so: {int(so[1]) + 500}{so[2]}\n{replaced.format(so[1])}{so[2]}"
        text = re.sub(r"(?m)^so: *(\d+) *(\r?)$", both, text)
        record.write_bytes(text.replace("loi_ket: ", "loi_ket: Nay ").encode("utf-8"))


def run(program, line, work):
    """What a command said."""
    done = subprocess.run([program, *line], cwd=work, capture_output=True)
    return line, done.returncode, done.stdout, done.stderr


def everything(program, unit, work):
    """Runs every command line in `work`; what each said, and the files after the first half."""
    copy = work / ALIKE
    shutil.copytree(unit, copy)
    said = [run(program, line, work) for line in first(copy)]
    half = work.with_name("half")
    shutil.copytree(work, half, symlinks=True)
    said += [run(program, line, work) for line in numbering(work)]
    change(copy)
    said += [run(program, line, work) for line in then(copy)]
    return said, half


def plain(value, aside):
    """A manifest without what the disk says of files."""
    if isinstance(value, dict):
        return {key: plain(one, aside) for key, one in value.items() if key not in aside}
    return [plain(one, aside) for one in value] if isinstance(value, list) else value


def files(folder, templates):
    """Every file below a folder, by its path. `templates`: whether those are compared."""
    found = {}
    aside = ("stat", "looked") if templates else ("stat", "looked", "tool")
    for path in sorted(folder.rglob("*")):
        template = path.relative_to(folder).parts[0].startswith("typst-") and path.name.endswith((".typ", MANIFEST))
        if path.is_file() and (templates or not template):
            data = path.read_bytes()
            if path.name == MANIFEST:
                data = json.dumps(plain(json.loads(data), aside), sort_keys=True, ensure_ascii=False).encode("utf-8")
            found[path.relative_to(folder).as_posix()] = data
    return found


def without_templates(said):
    """The output of a command, without the names of templates that it wrote."""
    line, code, out, err = said
    return line, code, b"".join(one for one in out.splitlines(True) if not one.endswith(b".typ\n")), err


def compare(name, old, new, templates):
    """The differences of two results: what was said, and files."""
    (said, written), (said_now, written_now) = old, new
    for before, after in zip(said, said_now):
        if not templates:
            before, after = without_templates(before), without_templates(after)
        for what, one, other in zip(("command line", "exit code", "stdout", "stderr"), before, after):
            if one != other:
                show = lambda text: text.decode("utf-8", "replace") if isinstance(text, bytes) else text
                yield f"{name}: {' '.join(before[0])}: {what}\n--- old\n{show(one)}\n--- new\n{show(other)}"
    for path in sorted(written.keys() | written_now.keys()):
        if written.get(path) != written_now.get(path):
            state = "differs" if path in written and path in written_now else "is only in one"
            yield f"{name}: {path} {state}"


def going_on(program, half, work, templates):
    """What a program says and writes where another left off."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(half, work, symlinks=True)
    lines = [["cap-nhat", ALIKE, "--luu-vao", out] for out in ("ra", "trinh")]
    said = [run(program, line, work) for line in lines]
    change(work / ALIKE)
    said += [run(program, line, work) for line in [["so-sanh", ALIKE, "--luu-vao", "ra"], *lines]]
    return said, files(work, templates)


def differences(old, new, unit, folder, templates):
    """Every difference between two programs over one unit, and how many command lines and files were compared."""
    work, results, halves = folder / "w", [], []
    for number, program in enumerate((old, new)):
        work.mkdir()
        said, half = everything(program, unit, work)
        results.append((said, files(work, templates)))
        halves.append(half.rename(folder / f"half-{number}"))
        shutil.rmtree(work)
    name = unit.name
    found = list(compare(name, *results, templates))
    before, after = (files(half, templates) for half in halves)
    found += compare(f"{name}, before the change", ([], before), ([], after), templates)
    if templates:
        on = [going_on(program, halves[0], work, templates) for program in (old, new)]
        found += compare(f"{name}, going on", *on, templates)
    return found, len(results[0][0]), len(results[0][1]) + len(before)


def main():
    parser = argparse.ArgumentParser(description="Shows that one cchc does what another did.")
    parser.add_argument("old", type=pathlib.Path, help="the program as it was")
    parser.add_argument("new", type=pathlib.Path, help="the program as it is")
    parser.add_argument("units", type=pathlib.Path, nargs="*", help="folders of units")
    parser.add_argument("--mau-khac", action="store_true", help="the templates of the two programs differ")
    asked = parser.parse_args()
    units = asked.units or [ROOT / unit for unit in UNITS]
    found = []
    for unit in units:
        with tempfile.TemporaryDirectory(prefix="giong-truoc-") as folder:
            programs = (asked.old.resolve(), asked.new.resolve())
            here, lines, compared = differences(*programs, unit.resolve(), pathlib.Path(folder), not asked.mau_khac)
        found += here
        print(f"{unit.name}: {lines} command lines, {compared} files, {len(here)} differences", flush=True)
    for one in found:
        print(one)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

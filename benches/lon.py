"""Measures what hostile and very large records cost: seconds (of the clock, and of the processor), peak memory and output of
each command.

Usage: python3 benches/lon.py CCHC [--chi WORD] [--lenh WORD] [--han 60] [--bo-nho 8192]

CCHC is a release binary. Each case is a copy of data/toc-tien with one thing in it that no office writes: a text of 200 kB,
20,000 zero-width joiners, 100,000 keys. A command ends after --han seconds and has --bo-nho MiB of memory at most. The last
cases are large, and honest: they must be made. Linux, Python 3.11, the standard library only.
"""

import argparse
import os
import pathlib
import resource
import shutil
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PLAN, QUARTER, AGENCY = "2021/ke-hoach.yaml", "2021/quy-2.yaml", "don-vi.yaml"
FIRST = "Hoàn thành 100% Kế hoạch CCHC năm 2021 của Ủy ban nhân dân xã."

COMMANDS = {
    "kiem-tra": ["kiem-tra", "xa"],
    "json": ["kiem-tra", "xa", "--dinh-dang", "json"],
    "sarif": ["kiem-tra", "xa", "--dinh-dang", "sarif"],
    "ke-hoach": ["ke-hoach", "xa", "--nam", "2021", "--luu-vao", "kq"],
    "bao-cao": ["bao-cao", "xa", "--quy", "2/2021", "--luu-vao", "kq"],
    "cap-nhat": ["cap-nhat", "xa", "--luu-vao", "kq"],
    "xuat-typst": ["xuat-typst", "ke-hoach", "xa", "--nam", "2021", "--luu-vao", "ma-nguon"],
    "so-sanh": ["so-sanh", "xa", "--luu-vao", "kq"],
    "chot-so-lieu": ["chot-so-lieu", "xa", "--quy", "2/2021"],
}


def text(value):
    """In place of an aim of the plan; a text in double quotes."""
    return lambda unit: edit(unit, PLAN, FIRST, f'"{value}"')


def edit(unit, file, old, new):
    path = unit / file
    before = path.read_text("utf-8")
    assert old in before, (file, old)
    path.write_text(before.replace(old, new, 1), "utf-8")


def after(file, key, lines):
    """Puts lines below `key`, which stands at the left margin."""
    return lambda unit: edit(unit, file, f"\n{key}:\n", f"\n{key}:\n{lines}")


def mend(unit, file, change):
    path = unit / file
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def aims(texts):
    return after(PLAN, "muc_tieu", "".join(f'  - "{one}"\n' for one in texts))


def fill(word, letters):
    return (word * (letters // len(word) + 1))[:letters].strip()


def numbers(letters):
    return " ".join(str(n) for n in range(letters // 5))[:letters]


SYLLABLES = "hành chính công khai thủ tục nghiêng quyền phường ủy "
PROSE = "Rà soát, niêm yết công khai các thủ tục hành chính theo Quyết định số 210/QĐ-UBND ngày 23/12/2020 của UBND xã. "


def action(n, lines=True):
    body = f"Thực hiện nội dung số {n} theo đúng quy định của Ủy ban nhân dân xã trong năm."
    if lines:
        return f"      - id: lon-{n}\n        noi_dung: {body}\n        thoi_han: 30/6/2021\n"
    return f'{{id: lon-{n}, noi_dung: "{body}", thoi_han: 30/6/2021, sai: 1}}'


def actions(count, quarter=True):
    def make(unit):
        edit(unit, PLAN, "    nhiem_vu:\n", "    nhiem_vu:\n" + "".join(action(n) for n in range(count)))
        if quarter:
            rows = (f"  - nhiem_vu: lon-{n}\n    tinh_trang: dang_thuc_hien\n    ket_qua: Đang làm.\n" for n in range(count))
            edit(unit, QUARTER, "tien_do:\n", "tien_do:\n" + "".join(rows))

    return make


def one_line(count):
    row = ", ".join(action(n, lines=False) for n in range(count))

    def make(unit):
        head, rest = (unit / PLAN).read_text("utf-8").split("    nhiem_vu:\n", 1)
        tail = rest[rest.index("    trach_nhiem:") :]
        (unit / PLAN).write_text(f"{head}    nhiem_vu: [{row}]\n{tail}", "utf-8")

    return make


def sentence(body):
    def make(unit):
        (unit / "mau").mkdir(exist_ok=True)
        (unit / "mau/ke-hoach.yaml").write_text(f'phien_ban_mau: 2\ncau:\n  tieu_de: "{body}"\n', "utf-8")

    return make


def layout(body):
    def make(unit):
        (unit / "mau").mkdir(exist_ok=True)
        own = '(\n  "addressee": (original, name) => { ' + body + " },\n)"
        (unit / "mau/bo-cuc.typ").write_text(f"#let phien-ban-mau = 2\n#let thay = {own}\n", "utf-8")
        # An issued report would be kept.
        edit(unit, QUARTER, "so: 12\nngay: 16/6/2021\n", "")

    return make


def rows(count, row):
    return after(QUARTER, "tien_do", "".join(row(n) for n in range(count)))


def evidence(count):
    files = "".join(f"      - loai: hinh_anh\n        ten: Ảnh {n}\n        tep: 2021/anh-{n}.png\n" for n in range(count))
    return lambda unit: edit(unit, QUARTER, "    tai_lieu_kiem_chung:\n", "    tai_lieu_kiem_chung:\n" + files)


def both(*makes):
    return lambda unit: [make(unit) for make in makes]


CASES = {
    # One text.
    "20,000 zero-width joiners": text("a" + "\\u200d" * 1 + "\u200d" * 20_000 + "."),
    "40,000 zero-width joiners": text("a" + "\u200d" * 40_000 + "."),
    "500,000 combining marks": text("a" + "\u0301" * 500_000 + "."),
    "two marks on each of 6,600 letters": text("x\u0301\u200d" * 6_600 + "."),
    "200 kB of numbers": text(numbers(200_000)),
    "200 kB of syllables": text(fill(SYLLABLES, 200_000)),
    "200 kB of # in quotes": text(fill("# ", 200_000)),
    "200 kB of quotes": text(fill("\\\" ", 200_000)),
    "200 kB in one word": text("a" * 200_000),
    "1.5 MB in one text": text(fill(PROSE, 1_100_000)),
    "19,900 letters of numbers": text(numbers(19_900)),
    "19,900 letters, one word": text("ủ" * 19_900),
    "19,900 letters of # and quotes": text(fill("# ' ", 19_900)),
    "19,900 letters of dates": text(fill("ngày 1 tháng 2 năm 3 ", 19_900)),
    "19,900 letters of slips": text(fill("uỷ ban,nhân dân nhân dân  ;a\u200d hànhchính 1.5% AB ", 19_900)),
    "19,900 letters of citations": text(fill("Kế hoạch 5/KH - UBND, ngày 1/2/2021 ", 19_900)),
    "19,800 letters of line breaks": text(fill("a\\n\\n", 33_000)),
    "19,900 letters of brackets": text(fill("(AB ", 19_900)),
    "19,500 letters in the subject": lambda unit: mend(
        unit, PLAN, lambda t: t.replace("trich_yeu: >-\n", "trich_yeu: >-\n  " + fill("hành chính ", 19_500) + "\n", 1)
    ),
    "100 texts of 19,900 letters of numbers": aims([numbers(19_900)] * 100),
    "70 texts of 19,900 letters of slips": aims([fill("uỷ ban,nhân dân nhân dân  ;a\u200d hànhchính ", 19_900)] * 70),
    # Lists, keys and ids.
    "3,000 wrong actions on one line": one_line(3_000),
    "90,000 unknown keys": lambda unit: mend(unit, PLAN, lambda t: t + "".join(f"k{n}: 1\n" for n in range(90_000))),
    "one key 90,000 times": lambda unit: mend(unit, PLAN, lambda t: t + "so: 1\n" * 90_000),
    "a key of 1 MB": lambda unit: mend(unit, PLAN, lambda t: t + '? "' + "k" * 1_000_000 + '"\n: 1\n'),
    "an id of 1 MB": lambda unit: edit(unit, PLAN, "- id: nv-1.1\n", f"- id: {'n' * 1_000_000}\n"),
    "a date of 1 MB": lambda unit: edit(unit, PLAN, "thoi_han: III/2021", f"thoi_han: {'1' * 1_000_000}"),
    "150,000 empty items": after(PLAN, "muc_tieu", "  -\n" * 150_000),
    "60,000 aims of one letter": after(PLAN, "muc_tieu", "  - a\n" * 60_000),
    "20,000 aims": after(PLAN, "muc_tieu", "  - a\n" * 20_000),
    "50,000 references to nothing": lambda unit: edit(
        unit, PLAN, "          - tt-1.1\n", "          - tt-1.1\n" + "".join(f"          - x{n}\n" for n in range(50_000))
    ),
    "30,000 reports of no action": rows(30_000, lambda n: f"  - {{nhiem_vu: x-{n}, tinh_trang: dang_thuc_hien}}\n"),
    "3,000 actions, 4,500 reports of no action": both(
        actions(3_000, False), rows(4_500, lambda n: f"  - {{nhiem_vu: lom-{n}, tinh_trang: dang_thuc_hien}}\n")
    ),
    "30,000 times the same report": rows(30_000, lambda n: "  - {nhiem_vu: nv-1.2, tinh_trang: dang_thuc_hien}\n"),
    "15,000 rules passed over": rows(
        15_000,
        lambda n: f"  - {{nhiem_vu: nv-{n}, tinh_trang: hoan_thanh, bo_qua: [{{ma: KC001, ly_do: a}}]}}\n",
    ),
    "20,000 evidence files that are not there": evidence(20_000),
    "4,500 evidence files that are not there": evidence(4_500),
    "an evidence file name of 1 MB": lambda unit: edit(
        unit,
        QUARTER,
        "    tai_lieu_kiem_chung:\n",
        "    tai_lieu_kiem_chung:\n      - loai: khac\n        ten: a\n        tep: " + "a" * 1_000_000 + "\n",
    ),
    # YAML.
    "10,000 brackets": lambda unit: mend(unit, PLAN, lambda t: t + "x: " + "[" * 10_000 + "\n"),
    "40,000 anchors": lambda unit: mend(
        unit,
        PLAN,
        lambda t: f"{t}x: [{', '.join(f'&a{n} 1' for n in range(40_000))}]\ny: [{', '.join(f'*a{n}' for n in range(900))}]\n",
    ),
    "40,000 anchors that seem to be used": lambda unit: mend(
        unit,
        PLAN,
        lambda t: f"{t}x: [{', '.join(f'&a{n} 1' for n in range(40_000))}]\n#{' '.join(f'*a{n}' for n in range(40_000))}\n",
    ),
    "2 MB of blank lines": lambda unit: mend(unit, PLAN, lambda t: t + "\n" * 2_000_000),
    "2 MB of comments": lambda unit: mend(unit, PLAN, lambda t: t + "# a\n" * 500_000),
    "90,000 pairs on one line": lambda unit: mend(
        unit, PLAN, lambda t: t + "x: {" + ", ".join(f"k{n}: v #" if n % 2 else f"k{n}: v" for n in range(90_000)) + "}\n"
    ),
    # Sentences of the office's own.
    "a sentence of 1 MB": sentence("a" * 1_000_000),
    "a sentence of 19,900 letters": sentence(fill("{{ nam }} ", 19_900)),
    "a sentence that grows": sentence("{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a %}" * 20 + "{{ a }}"),
    # Layout functions of the office's own: the report has an addressee.
    "a layout with a list of 1,000,000,000": layout("let all = range(1000000000); [#all.len()]"),
    "a layout that doubles a text": layout('let text = "aaaaaaaa"; for n in range(60) { text += text }; [#text]'),
    "a layout without end": layout("let n = 0; for a in range(100000) { for b in range(9000) { n += 1 } }; [#n]"),
    "a layout that changes a word": layout('original("Đồng chí " + name)'),
    # Large, but such as an office could write.
    "sample": lambda unit: None,
    "a paragraph of 10,000 letters": text(fill(PROSE, 9_900) + "."),
    "300 actions": actions(300),
    "1,000 actions": actions(1_000),
    "3,000 actions": actions(3_000),
}


def measured(line, folder, limit, memory):
    """Exit code, seconds of the clock and of the processor, peak MiB and bytes of output; children of the command included."""

    def bound():
        resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        child = subprocess.Popen(line, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, preexec_fn=bound)
        while True:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            if time.perf_counter() - began > limit:
                child.kill()
                _, status, usage = os.wait4(child.pid, 0)
                break
            time.sleep(0.002)
        child.returncode = os.waitstatus_to_exitcode(status)
        took = time.perf_counter() - began
        return child.returncode, took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said.tell()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cchc", type=pathlib.Path)
    parser.add_argument("--chi", default="")
    parser.add_argument("--lenh", default="")
    parser.add_argument("--han", type=float, default=60)
    parser.add_argument("--bo-nho", type=int, default=8192)
    args = parser.parse_args()
    program = args.cchc.resolve()
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        shutil.copytree(ROOT / "data/toc-tien", place / "goc/xa")
        subprocess.run([program, "cap-nhat", "xa", "--luu-vao", "kq"], cwd=place / "goc", check=True, capture_output=True)
        for name, make in CASES.items():
            if args.chi not in name:
                continue
            for command, line in COMMANDS.items():
                if args.lenh and command not in args.lenh.split(","):
                    continue
                folder = place / "ban"
                shutil.copytree(place / "goc", folder)
                make(folder / "xa")
                code, took, worked, peak, output = measured([program, *line], folder, args.han, args.bo_nho)
                times = f"{took:.2f} s | {worked:.2f} s"
                print(f"{name} | {command} | {code} | {times} | {peak:.0f} MB | {output / 1000:.0f} kB", flush=True)
                shutil.rmtree(folder)


if __name__ == "__main__":
    main()

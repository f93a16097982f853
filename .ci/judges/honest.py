"""Honest files of many programs and many ways to sign: what pyHanko says of each, and what the program says.

Usage: honest.py CCHC [--ban-ra FILE.md] [--tan-cong FOLDER] [--giu FOLDER]

Runs under a Python that has pyHanko (`pyhanko.txt`) and pikepdf 10 or newer; needs qpdf, and takes LibreOffice too where
`soffice` is there. Not a step of `.ci/run`, since these tools are large. Writes a Markdown table of verdicts. `--tan-cong`
names a folder of other PDF files (attacks, samples), whose table follows; a root `root.pem` there is trusted beside ours.
Ends with a fault where the program accepts what pyHanko refuses, and counts where it is stricter."""

import argparse
import tempfile
from pathlib import Path

from asn1crypto import pem, x509

from forms import accepted, ours
from honest_files import signing, writing
from judge import ROOT, verdict
from signed_forms import keys, oracle


def tabled(program, files, roots, faults, title):
    """Lines of a table of these files, and how often each pair of verdicts came."""
    lines, counts = [f"## {title}", "", "| File | pyHanko | cchc | why not |", "| --- | --- | --- | --- |"], {}
    judge = oracle.Oracle(*[x509.Certificate.load(root.read_bytes()) for root in roots])
    for name, file in files.items():
        [said] = ours(program, [file], roots)
        judged = judge.judge(file.read_bytes())
        whole, intact = accepted(said)
        theirs = bool(judged) and all(one.valid for one in judged.values())
        sound = bool(judged) and all(one.sound for one in judged.values())
        signatures = (said or {}).get("chu_ky", [])
        all_intact = bool(signatures) and all(one["truong"] in intact for one in signatures)
        words = {(True, True): "valid", (True, False): "intact, not trusted", (False, False): "not valid"}
        they, we = words[sound, theirs], words[all_intact, whole]
        if (said or {}).get("ket_qua") == "chua-ro":
            we = "not known"
        why = sorted({reason for one in signatures for reason in one.get("ly_do", []) + one.get("canh_bao", [])} | {one.why for one in judged.values() if one.why})
        if not signatures:
            why.append("not read: " + str((said or {}).get("ket_luan") or (said or {}).get("loi") or ""))
        lines.append(f"| {name} | {they} | {we} | {'; '.join(why)[:200].replace('|', '/') if (they, we) != ('valid', 'valid') else ''} |")
        counts[they, we] = counts.get((they, we), 0) + 1
        if (whole and not theirs) or (all_intact and not sound):
            faults.append(f"{name}: pyHanko says {they}, the program {we}: {why}")
    lines += ["", "; ".join(f"{number} {they} for pyHanko and {we} for cchc" for (they, we), number in sorted(counts.items()))]
    return lines, counts


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--ban-ra", type=Path)
    arguments.add_argument("--tan-cong", type=Path)
    arguments.add_argument("--giu", type=Path)
    given = arguments.parse_args()
    program, faults = str(Path(given.program).resolve()), []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        keys.people(folder)
        ways = signing.all_ways(signing.Ways(keys.Signers(folder), folder))
        made, failed = {}, []
        bases = writing.bases(folder, program)
        first = next(iter(bases))
        for base, data in bases.items():
            for way, sign in ways.items():
                # Every way on the first file; on the others one signature, a second, and one with a time stamp.
                if base == first or way in ("B-B, visible", "two", "B-LT"):
                    try:
                        made[f"{base}: {way}"] = sign(data)
                    except Exception as error:  # a file that the signing program itself does not take
                        failed.append(f"{base}: {way}: {type(error).__name__}: {error}"[:200])
        made |= writing.own(folder, program, failed)
        place = given.giu or folder / "made"
        place.mkdir(parents=True, exist_ok=True)
        files = {}
        for number, (name, data) in enumerate(made.items()):
            files[name] = place / f"{number:03}.pdf"
            files[name].write_bytes(data)
        roots = [folder / "root.cer", ROOT / "tests/cases/chu-ky/goc.cer"]
        if given.giu:
            for root in roots:
                (given.giu / root.name).write_bytes(root.read_bytes())
        lines, counts = tabled(program, files, roots, faults, f"Honest files ({len(files)})")
        lines += ["", *(f"- could not be made: {one}" for one in failed)]
        if given.tan_cong:
            others = {file.name: file for file in sorted(given.tan_cong.glob("*.pdf"))}
            if (given.tan_cong / "root.pem").exists():
                roots.append(folder / "theirs.cer")
                roots[-1].write_bytes(pem.unarmor((given.tan_cong / "root.pem").read_bytes())[2])
            lines += ["", *tabled(program, others, roots, faults, f"Files of others ({len(others)})")[0]]
    (given.ban_ra.write_text if given.ban_ra else print)("\n".join(lines) + "\n")
    strict = sum(number for (they, we), number in counts.items() if they == "valid" and we != "valid")
    verdict(faults, f"{len(files)} honest files, {strict} of them refused here and valid for pyHanko, {len(failed)} could not be made")


if __name__ == "__main__":
    main()

"""Measures the whole process of `cchc bao-cao` against stock Typst setting the same words in the plainest layout.

Usage: python3 benches/bao-cao.py CCHC UNIT QUARTER [--typst COMMAND] [--lan 9]

CCHC is a release binary; UNIT a unit's folder, such as data/toc-tien; QUARTER such as 2/2021. `cchc xuat-typst` writes the
document's files, `lean.typ` goes beside them, and stock Typst 0.15.1 sets it. `--typst` is the command of stock Typst, else
the Python package of the same name is used (`pip install typst==0.15.*`), in a process of its own. Each command runs in
turn, cold, in one run on one machine; the least wall-clock and processor time of each is told.
"""

import argparse
import os
import pathlib
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
STANDARDS = "a-2a,ua-1"
PACKAGE = """
import sys, typst
main, out = sys.argv[1:]
typst.compile(main, output=out, root=".", font_paths=["fonts"], ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"])
"""


def run(line, folder):
    """Wall-clock and processor seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    done = subprocess.run(line, cwd=folder, capture_output=True)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{line[0]}: exit code {done.returncode}: {done.stderr.decode('utf-8', 'replace')}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description="Measures cchc bao-cao against stock Typst.")
    parser.add_argument("cchc", type=pathlib.Path)
    parser.add_argument("unit", type=pathlib.Path)
    parser.add_argument("quarter")
    parser.add_argument("--typst", help="the command of stock Typst")
    parser.add_argument("--lan", type=int, default=9, help="runs of each")
    asked = parser.parse_args()
    cchc, unit = asked.cchc.resolve(), asked.unit.resolve()
    with tempfile.TemporaryDirectory(prefix="bao-cao-") as folder:
        folder = pathlib.Path(folder)
        files = folder / "tep"
        run([cchc, "xuat-typst", "bao-cao", unit, "--quy", asked.quarter, "--luu-vao", files], folder)
        shutil.copy(HERE / "lean.typ", files)
        if asked.typst:
            options = ["--root", ".", "--font-path", "fonts", "--ignore-system-fonts", "--pdf-standard", STANDARDS]
            stock = lambda name: [*shlex.split(asked.typst), "compile", *options, name, f"{name}.pdf"]
        else:
            stock = lambda name: [sys.executable, "-c", PACKAGE, name, f"{name}.pdf"]
        out = folder / "ra"
        ways = {
            "stock Typst, lean.typ": (stock("lean.typ"), files),
            "stock Typst, main.typ": (stock("main.typ"), files),
            "cchc bao-cao": ([cchc, "bao-cao", unit, "--quy", asked.quarter, "--luu-vao", out], folder),
            "cchc --version": ([cchc, "--version"], folder),
        }
        times = {name: [] for name in ways}
        for _ in range(asked.lan):
            for name, (line, place) in ways.items():
                shutil.rmtree(out, ignore_errors=True)
                times[name].append(run(line, place))
    least = {name: [min(part) for part in zip(*runs)] for name, runs in times.items()}
    base = least["stock Typst, lean.typ"]
    print(f"{os.cpu_count()} processors, {asked.lan} runs each, the least of each")
    for name, (wall, processor) in least.items():
        print(f"{name:24} {1000 * wall:7.0f} ms wall ({wall / base[0]:.2f})  {1000 * processor:7.0f} ms cpu ({processor / base[1]:.2f})")


if __name__ == "__main__":
    main()

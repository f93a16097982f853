"""Measures `cchc cap-nhat`: bringing many units up to date, one unit in watch mode, and how both grow.

Usage: python3 benches/cap-nhat.py CCHC DU_LIEU_THU [--don-vi 1000] [--nhanh] [--ve docs] [--phan abc]

CCHC and DU_LIEU_THU are release binaries (`cargo build --release --bin cchc --example du-lieu-thu`). Everything is
measured in one run on one machine, in a temporary folder (TMPDIR; 1,000 units take about 3 GB):

a. making N units with three quarters each, and the same command again when nothing has changed;
b. watch mode on one unit of 47 actions: from a changed record to the new report, memory after many changes;
c. seconds and peak memory against the number of actions and of units, drawn into the folder of --ve.

Runs on Linux with Python 3.11, the standard library only. Peak memory is what wait4 reports (ru_maxrss); it cannot be
below what this script itself has, some 20 MiB.
"""

import argparse
import os
import pathlib
import shutil
import sys
import tempfile

from cap_nhat.drawing import plot
from cap_nhat.growth import growth
from cap_nhat.runs import QUARTERS, Bench, Failed, row
from cap_nhat.watching import watch_mode


def many_units(bench, count):
    print(f"\na. {count} units, 47 actions, {QUARTERS} quarters")
    records = bench.units(count)
    made, unchanged = bench.made_and_again(records, again=5)
    shutil.rmtree(records)
    share = unchanged.seconds / made.seconds
    row("making, files written", f"{made.files:,}")
    row("making", f"{made.seconds:,.2f} s")
    row("making, per file", f"{1000 * made.seconds / max(made.files, 1):,.0f} ms")
    row("making, peak memory", f"{made.mebibytes:,.0f} MiB")
    row("nothing changed, files written", f"{unchanged.files:,}", "0", unchanged.files == 0)
    row("nothing changed, median of 5", f"{unchanged.seconds:,.3f} s")
    row("nothing changed / making", f"{share:.3%}", "< 2 %", share < 0.02)
    row("nothing changed, peak memory", f"{unchanged.mebibytes:,.0f} MiB", "< 100 MB", unchanged.mebibytes < 95.3)
    return made, unchanged


def main():
    parser = argparse.ArgumentParser(description="Measures cchc cap-nhat.")
    parser.add_argument("cchc", type=pathlib.Path, help="the release binary")
    parser.add_argument("generator", type=pathlib.Path, help="the release binary of the example du-lieu-thu")
    parser.add_argument("--don-vi", type=int, help="units of a, and most units of c: 1000, with --nhanh 10")
    parser.add_argument("--nhanh", action="store_true", help="small sizes, to try the script out")
    parser.add_argument("--ve", type=pathlib.Path, help="the folder to draw into")
    parser.add_argument("--phan", default="abc", help="the parts to measure, such as ac")
    asked = parser.parse_args()
    most = asked.don_vi or (10 if asked.nhanh else 1000)
    early, late, cold_runs = (10, 50, 3) if asked.nhanh else (50, 500, 10)
    action_counts = [10, 30, 100, 300] if asked.nhanh else [10, 30, 100, 300, 1000, 3000]
    unit_counts = [count for count in (1, 3, 10, 30, 100, 300) if count < most and (asked.nhanh or count > 9)] + [most]

    known, failed = {}, False

    def part_a(bench):
        known[most] = many_units(bench, most)

    def part_b(bench):
        watch_mode(bench, early, late, cold_runs)

    def part_c(bench):
        actions = growth(bench, "actions", action_counts, {}, quarters=2)
        if asked.ve:
            plot(asked.ve / "cap-nhat-nhiem-vu.svg", "cchc cap-nhat: one unit, two quarters", "actions", actions)
        units = growth(bench, "units", unit_counts, known)
        if asked.ve:
            title = f"cchc cap-nhat: units of 47 actions, {QUARTERS} quarters"
            plot(asked.ve / "cap-nhat-don-vi.svg", title, "units", units)

    print(f"{os.cpu_count()} processors, {sys.platform}")
    with tempfile.TemporaryDirectory(prefix="cap-nhat-") as folder:
        bench = Bench(asked.cchc.resolve(), asked.generator.resolve(), pathlib.Path(folder))
        for name, part in (("a", part_a), ("b", part_b), ("c", part_c)):
            if name in asked.phan:
                try:
                    part(bench)
                except Failed as error:
                    failed = True
                    print(f"{name} failed: {error}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

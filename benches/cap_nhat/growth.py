"""Time and memory against the number of actions or of units."""

import shutil
from typing import NamedTuple

from .runs import Run


class Point(NamedTuple):
    size: int
    made: Run
    unchanged: Run


def growth(bench, what, sizes, known, **arguments):
    """Measures each size; `known` has what was measured before."""
    print(f"\nc. against the number of {what}")
    print(f"  {what:>8}{'files':>8}{'making':>12}{'peak':>12}{'unchanged':>12}{'peak':>12}")
    points = []
    for size in sizes:
        if size in known:
            made, unchanged = known[size]
        else:
            records = bench.units(**{what: size}, **arguments)
            unit = records / "don-vi-0001" if what == "actions" else records
            made, unchanged = bench.made_and_again(unit, times=3 if size <= 30 else 1)
            shutil.rmtree(records)
        cells = [f"{run.seconds:,.3f} s{run.mebibytes:>8,.0f} MiB" for run in (made, unchanged)]
        print(f"  {size:>8,}{made.files:>8,}{cells[0]:>24}{cells[1]:>24}", flush=True)
        points.append(Point(size, made, unchanged))
    return points

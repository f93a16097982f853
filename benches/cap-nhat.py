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
import collections
import math
import os
import pathlib
import queue
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from typing import NamedTuple

YEAR = 2021
QUARTERS = 3
REPORT = f"bao-cao-quy-{QUARTERS}.pdf"
WATCHING = "Đang theo dõi"
CHANGES = 30


class Failed(Exception):
    """A command did not do what is to be measured."""


class Run(NamedTuple):
    seconds: float
    mebibytes: float
    files: int


def run(*command):
    """Runs a command to its end: wall seconds, peak memory, and the number of files that it names as written."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        if process.returncode != 0:
            last = errors.read().decode(errors="replace").strip().splitlines()[-5:]
            raise Failed("\n".join([f"exit code {process.returncode}: {' '.join(map(str, command))}", *last]))
        files = sum(line.rstrip().endswith(b".pdf") for line in out)
    return Run(seconds, usage.ru_maxrss / 1024, files)


class Bench:
    """The two programs, and a folder for what they write."""

    def __init__(self, cchc, generator, folder):
        self.cchc, self.generator, self.folder = cchc, generator, folder
        self.used = 0

    def fresh(self):
        """A path where nothing is yet."""
        self.used += 1
        return self.folder / str(self.used)

    def units(self, units=1, actions=47, quarters=QUARTERS):
        folder = self.fresh()
        counts = {"--don-vi": units, "--nhiem-vu": actions, "--quy": quarters, "--nam": YEAR}
        run(self.generator, folder, *(str(word) for pair in counts.items() for word in pair))
        return folder

    def update(self, records, out, *options):
        return run(self.cchc, "cap-nhat", records, "--luu-vao", out, *options)

    def made_and_again(self, records, times=1, again=1):
        """Median runs of making everything from nothing, and of the same command when nothing has changed."""
        made, unchanged = [], []
        for _ in range(times):
            out = self.fresh()
            made.append(self.update(records, out))
            unchanged += [self.update(records, out) for _ in range(again)]
            shutil.rmtree(out)
        return median(made), median(unchanged)


def median(runs):
    """The median time; of memory and files the most."""
    seconds, mebibytes, files = zip(*runs, strict=True)
    return Run(statistics.median(seconds), max(mebibytes), max(files))


def row(name, value, aim=None, met=None):
    verdict = "" if aim is None else f"aim {aim}: {'met' if met else 'MISSED'}"
    print(f"  {name:<46}{value:>14}  {verdict}".rstrip(), flush=True)


# ---------------------------------------------------------------------------------------------------- a. many units


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


# ---------------------------------------------------------------------------------------------------- b. watch mode


class Record:
    """The newest quarter's record, of which one outcome is changed again and again."""

    def __init__(self, unit):
        self.path = unit / str(YEAR) / f"quy-{QUARTERS}.yaml"
        self.beside = unit.parent / "moi.yaml"
        text = self.path.read_text(encoding="utf-8")
        outcome = text.index("    ket_qua: ", text.index("\ntien_do:"))
        end = text.index("\n", outcome)
        self.before, self.after = text[:end].removesuffix("."), text[end:]
        self.changes = 0

    def change(self):
        """Puts a new text in the place of the old one at once; the time of that."""
        self.changes += 1
        self.beside.write_text(f"{self.before}, lần thứ {self.changes}.{self.after}", encoding="utf-8")
        began = time.perf_counter()
        os.replace(self.beside, self.path)
        return began


# Whose newest report has some 18 pages.
WATCHED = 14


class Watch:
    """A `cchc cap-nhat --lien-tuc` that runs, the lines of its stdout with the time of each."""

    def __init__(self, cchc, unit, out):
        command = [cchc, "cap-nhat", unit, "--luu-vao", out, "--lien-tuc"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.lines, self.ready, self.last = queue.Queue(), threading.Event(), collections.deque(maxlen=5)
        for reader in (self.read_out, self.read_errors):
            threading.Thread(target=reader, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def read_out(self):
        for line in self.process.stdout:
            self.lines.put((time.perf_counter(), line.decode(errors="replace").rstrip()))

    def read_errors(self):
        for line in self.process.stderr:
            text = line.decode(errors="replace").rstrip()
            self.last.append(text)
            if text.startswith(WATCHING):
                self.ready.set()

    def fail(self, what):
        code = self.process.poll()
        state = "still running" if code is None else f"exit code {code}"
        raise Failed("\n".join([f"watch mode: {what} ({state})", *self.last]))

    def wait_ready(self):
        for _ in range(600):
            if self.ready.wait(1):
                return self.settle()
            if self.process.poll() is not None:
                break
        return self.fail(f"no line beginning with {WATCHING!r}")

    def wait_written(self, name, seconds=120):
        """When the path of the file was read."""
        limit = time.perf_counter() + seconds
        while (left := limit - time.perf_counter()) > 0 and self.process.poll() is None:
            try:
                when, line = self.lines.get(timeout=min(left, 1))
            except queue.Empty:
                continue
            if line.endswith(name):
                return when
        return self.fail(f"{name} was not written")

    def settle(self):
        """Waits until the process is idle: what follows from one change is not measured with the next."""
        before, since = None, time.perf_counter()
        limit = since + 30
        while time.perf_counter() - since < 0.25:
            if time.perf_counter() > limit:
                self.fail("it does not come to rest")
            time.sleep(0.02)
            now = self.processor_time()
            if now != before:
                before, since = now, time.perf_counter()
        while not self.lines.empty():
            self.lines.get()

    def processor_time(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return fields[11:13]

    def mebibytes(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return self.fail("no VmRSS")

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            return self.fail("SIGINT does not end it")


def watch_mode(bench, early, late, cold_runs):
    print(f"\nb. watch mode, one unit of {WATCHED} actions, {QUARTERS} quarters")
    unit = bench.units(actions=WATCHED) / "don-vi-0001"
    record, delays, memory = Record(unit), [], {}
    with Watch(bench.cchc, unit, bench.fresh()) as watch:
        watch.wait_ready()
        for change in range(1, late + 1):
            began = record.change()
            delays.append(watch.wait_written(REPORT) - began)
            watch.settle()
            if change in (early, late):
                memory[change] = watch.mebibytes()
        code = watch.stop()
    first = [1000 * delay for delay in delays[:CHANGES]]
    warm = statistics.median(first)
    row(f"change to new report, median of {len(first)}", f"{warm:,.0f} ms", "≤ 300 ms", warm <= 300)
    row(f"change to new report, longest of {len(first)}", f"{max(first):,.0f} ms")
    row(f"memory after {early} changes", f"{memory[early]:,.0f} MiB")
    row(f"memory after {late} changes", f"{memory[late]:,.0f} MiB")
    ratio = memory[late] / memory[early]
    row(f"memory after {late} / after {early}", f"{ratio:.2f}", "≤ 1.2", ratio <= 1.2)
    row("exit code after SIGINT", str(code), "0", code == 0)

    out, same = bench.fresh(), []
    bench.update(unit, out)
    for _ in range(cold_runs):
        record.change()
        same.append(bench.update(unit, out))
    same, cold = median(same), median([bench.update(unit, out, "--lam-lai") for _ in range(cold_runs)])
    times = f"median of {cold_runs}"
    row(f"fresh process, one change, {times}", f"{1000 * same.seconds:,.0f} ms ({same.files})")
    row(f"fresh process, --lam-lai, {times}", f"{1000 * cold.seconds:,.0f} ms ({cold.files})")
    ratio = warm / (1000 * same.seconds)
    row("watch mode, waiting for quiet included / fresh process", f"{ratio:.2f}", "≤ 0.8", ratio <= 0.8)


# ------------------------------------------------------------------------------------------------------- c. growth


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


WIDTH, HEIGHT = 860, 360
PANEL_WIDTH, PANEL_HEIGHT, TOP = 340, 230, 62
MADE, UNCHANGED, GREY = "#1b6ca8", "#b3541e", "#8a8a8a"


def plot(path, title, axis, points):
    """Two panels with logarithmic axes: seconds, and peak memory."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="Liberation Sans, Arial, sans-serif" font-size="12">',
        f"<title>{title}</title>",
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="70" y="24" font-size="15" font-weight="bold">{title}</text>',
        *legend(70, 43),
    ]
    for left, name, pick in (
        (70, "seconds", lambda run: run.seconds),
        (500, "peak memory, MiB", lambda run: run.mebibytes),
    ):
        made = [(point.size, pick(point.made)) for point in points]
        unchanged = [(point.size, pick(point.unchanged)) for point in points]
        parts += panel(left, name, axis, made, unchanged)
    path.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")


def legend(x, y):
    parts = []
    for number, (name, mark) in enumerate(
        (
            ("made from nothing", dot(x, y, MADE)),
            ("nothing changed", square(x + 150, y, UNCHANGED)),
            ("linear growth", dashes(x + 290, y, x + 310, y)),
        )
    ):
        at = x + (10, 160, 318)[number]
        parts += [mark, f'<text x="{at}" y="{y + 4}">{name}</text>']
    return parts


def panel(left, name, axis, made, unchanged):
    values = [value for _, value in made + unchanged]
    sizes = [size for size, _ in made]
    x = scale(min(sizes) / 1.5, max(sizes) * 1.5, left, left + PANEL_WIDTH)
    low, high = min(values) / 2.5, max(values) * 1.8
    y = scale(low, high, TOP + PANEL_HEIGHT, TOP)
    bottom = TOP + PANEL_HEIGHT
    parts = [
        f'<clipPath id="panel-{left}">',
        f'<rect x="{left}" y="{TOP}" width="{PANEL_WIDTH}" height="{PANEL_HEIGHT}"/></clipPath>',
    ]
    for tick in ticks(low, high):
        parts += [
            f'<line x1="{left}" x2="{left + PANEL_WIDTH}" y1="{y(tick):.1f}" y2="{y(tick):.1f}" stroke="#e4e4e4"/>',
            f'<text x="{left - 6}" y="{y(tick) + 4:.1f}" text-anchor="end">{number(tick)}</text>',
        ]
    for size in sizes:
        parts += [
            f'<line x1="{x(size):.1f}" x2="{x(size):.1f}" y1="{bottom}" y2="{bottom + 5}" stroke="black"/>',
            f'<text x="{x(size):.1f}" y="{bottom + 19}" text-anchor="middle">{size:,}</text>',
        ]
    parts += [
        f'<path d="M{left} {TOP}V{bottom}H{left + PANEL_WIDTH}" fill="none" stroke="black"/>',
        f'<text x="{left + PANEL_WIDTH / 2}" y="{bottom + 40}" text-anchor="middle">{axis}</text>',
        f'<text transform="translate({left - 50} {TOP + PANEL_HEIGHT / 2}) rotate(-90)" text-anchor="middle">',
        f"{name}</text>",
    ]
    (first, value), last = made[0], max(sizes)
    line = dashes(x(first), y(value), x(last), y(value * last / first))
    parts.append(f'<g clip-path="url(#panel-{left})">{line}</g>')
    # Labels of the upper curve stand above it, those of the lower one below.
    for curve, colour, mark, shift in ((made, MADE, dot, -9), (unchanged, UNCHANGED, square, 18)):
        places = [(x(size), y(value), value) for size, value in curve]
        track = " ".join(f"{at_x:.1f},{at_y:.1f}" for at_x, at_y, _ in places)
        parts.append(f'<polyline points="{track}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        for at_x, at_y, value in places:
            parts += [
                mark(at_x, at_y, colour),
                f'<text x="{at_x:.1f}" y="{at_y + shift:.1f}" text-anchor="middle" font-size="11" fill="{colour}" '
                f'stroke="white" stroke-width="3" paint-order="stroke">{number(value)}</text>',
            ]
    return parts


def scale(low, high, start, end):
    """From a value to its place on a logarithmic axis."""
    per_unit = (end - start) / math.log(high / low)
    return lambda value: start + per_unit * math.log(value / low)


def ticks(low, high):
    steps = (1,) if high / low > 300 else (1, 3) if high / low > 50 else (1, 2, 5)
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)))
    marks = [step * 10.0**decade for decade in decades for step in steps]
    return [mark for mark in marks if low <= mark <= high]


def number(value):
    """Two significant digits, or all of the whole part."""
    decimals = max(0, 1 - math.floor(math.log10(value))) if value < 10 else 0
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def dot(x, y, colour):
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'


def square(x, y, colour):
    place = f'x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7"'
    return f'<rect {place} fill="white" stroke="{colour}" stroke-width="1.5"/>'


def dashes(x1, y1, x2, y2):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{GREY}" stroke-dasharray="5 4"/>'


# ------------------------------------------------------------------------------------------------------------- main


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

"""Watch mode: how long after a save the new report is there, and how memory grows."""

import collections
import os
import pathlib
import queue
import signal
import statistics
import subprocess
import threading
import time

from .runs import QUARTERS, REPORT, YEAR, Failed, median, row

WATCHING = "Đang theo dõi"
CHANGES = 30


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
        """Puts a new text in the place of the old one at once, and returns the time at which it did."""
        self.changes += 1
        self.beside.write_text(f"{self.before}, lần thứ {self.changes}.{self.after}", encoding="utf-8")
        began = time.perf_counter()
        os.replace(self.beside, self.path)
        return began


# Actions of the watched unit, whose newest report has some 18 pages.
WATCHED = 14


class Watch:
    """A running `cchc cap-nhat --lien-tuc`, and the lines of its stdout with the time of each."""

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
        """Time at which the path of the file was read."""
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

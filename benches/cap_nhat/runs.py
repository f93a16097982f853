"""Runs of a program and what they took; the folder in which they happen."""

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from typing import NamedTuple

YEAR = 2021
QUARTERS = 3
REPORT = f"bao-cao-quy-{QUARTERS}.pdf"


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
    """The median of the times; the largest of memory and of files."""
    seconds, mebibytes, files = zip(*runs, strict=True)
    return Run(statistics.median(seconds), max(mebibytes), max(files))


def row(name, value, aim=None, met=None):
    verdict = "" if aim is None else f"aim {aim}: {'met' if met else 'MISSED'}"
    print(f"  {name:<46}{value:>14}  {verdict}".rstrip(), flush=True)

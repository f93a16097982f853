"""Small files that ask for much: how long `cchc kiem-tra-chu-ky` takes, and how much memory.

Usage: chu-ky-lon.py CCHC [--chi TÊN]... [--giu FOLDER] [--cho SECONDS]

Prints a Markdown table: what, size of the file, seconds of processor time, most memory, what the program answers. Each file
is made anew and verified alone, with 8 GiB of address space and 400 s. `--chi` names cases to take alone; with `--giu` the files are kept.
Cases with certificates need the packages cryptography and asn1crypto and are left out without them; free space in the
temporary folder: 200 MB. A case fails when the program takes over 10 s or 2 GiB, or ends otherwise than with an answer."""

import argparse
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from chu_ky_lon import cases

try:
    from chu_ky_lon import certificates
except ImportError:
    certificates = None

MEMORY = 8 << 30
SECONDS, MEBIBYTES = 10, 2048
ANSWERS = {0: "valid", 1: "not valid", 3: "refused", 4: "not known"}


def bound(seconds):
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def measured(command, wait, environment):
    """Seconds of processor time, mebibytes at most, exit code (negative: a signal; None: no end), the last words, their size."""
    with tempfile.TemporaryFile() as words:
        began = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=words, stderr=words, preexec_fn=lambda: bound(wait),
                                 env={**os.environ, **environment})
        while True:
            done, status, used = os.wait4(child.pid, os.WNOHANG)
            if done:
                break
            # Other programs may take the processor too, yet not for ever.
            if time.monotonic() - began > 10 * wait:
                child.kill()
            time.sleep(0.01)
        code = os.waitstatus_to_exitcode(status)
        seconds = used.ru_utime + used.ru_stime
        code = None if -code in (signal.SIGXCPU, signal.SIGKILL) else code
        child.returncode = code
        size = words.seek(0, 2)
        words.seek(0)
        return seconds, used.ru_maxrss / 1024, code, words.read(4000).decode("utf-8", "replace"), size


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--chi", action="append")
    arguments.add_argument("--giu", type=Path)
    arguments.add_argument("--cho", type=float, default=400)
    given = arguments.parse_args()
    program, failed = str(Path(given.program).resolve()), []
    print("| Case | What | Size | Seconds | MiB | Answer |\n| --- | --- | ---: | ---: | ---: | --- |")
    makers = [(make, False) for make in cases.CASES]
    if certificates:
        makers += [(make, make in certificates.BOXES) for make in certificates.CASES + certificates.BOXES]
    with tempfile.TemporaryDirectory() as folder:
        folder = given.giu or Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for make, box in makers:
            if given.chi and make.__name__ not in given.chi:
                continue
            file = folder / (make.__name__ + (".p12" if box else ".pdf"))
            make(file)
            root = Path(__file__).resolve().parents[1] / "tests/cases"
            command = [program, "kiem-tra-chu-ky", str(file), "--goc", str(root / "chu-ky/goc.cer")]
            if box:
                command = [program, "ky-so", str(root / "pdf/prepared.pdf"), "--vai-tro", "nguoi-ky", "--tep-khoa", str(file),
                           "--luu-vao", str(folder / "out")]
            seconds, used, code, words, size = measured(command, given.cho, {"CCHC_MAT_KHAU": certificates.SECRET if box else ""})
            if code is None:
                answer = f"no end within {given.cho:.0f} s"
            elif code < 0:
                answer = f"ends by signal {-code}"
            else:
                answer = ANSWERS.get(code, f"ends with {code}")
                # What cannot be read for certain is told on the other stream, with its code.
                answer = "refused" if code == 1 and words.startswith("lỗi KY") else answer
            if size > 1 << 20:
                answer += f", {size >> 20} MiB of words"
            said = words.strip().split("\n")[0][:160].replace("|", "/") if code not in (0, 1) else ""
            what = make.__doc__.splitlines()[0].rstrip(".")
            size_of_file = f"{file.stat().st_size / 1e6:.2f} MB"
            cells = [make.__name__, what, size_of_file, f"{seconds:.1f}", f"{used:.0f}", f"{answer} {said}"]
            print(f"| {' | '.join(cells)} |", flush=True)
            if code not in ANSWERS or seconds > SECONDS or used > MEBIBYTES:
                failed.append(make.__name__)
            if not given.giu:
                file.unlink()
    print(f"\nover the measure: {', '.join(failed)}" if failed else "\nall within the measure")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

"""Measures `cchc kiem-tra`: one unit, many units, and how the time grows with the number of actions.

Usage: python3 benches/kiem-tra.py CCHC DU_LIEU_THU [--lan 7] [--don-vi 170]

CCHC and DU_LIEU_THU are release binaries (`cargo build --release --bin cchc --example du-lieu-thu`). Everything is
measured in one run on one machine; each figure is the median of --lan runs of the whole process, beside it the ratio to
one unit of 47 actions and four quarters. Linux, Python 3.11, the standard library only.
"""

import argparse
import pathlib
import statistics
import subprocess
import tempfile
import time


def seconds(command, times):
    """The median wall time of a command that finds no error."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def units(generator, folder, count, actions):
    """Makes up units of so many actions and four quarters; their folders."""
    options = {"--don-vi": count, "--nhiem-vu": actions, "--quy": 4, "--nam": 2021}
    words = [str(word) for pair in options.items() for word in pair]
    subprocess.run([generator, folder, *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return sorted(path for path in folder.iterdir() if path.is_dir())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cchc", type=pathlib.Path)
    parser.add_argument("generator", type=pathlib.Path)
    parser.add_argument("--lan", type=int, default=7)
    parser.add_argument("--don-vi", type=int, default=170)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)

        def checked(count, actions):
            folder = place / f"{count}-{actions}"
            return seconds([args.cchc, "kiem-tra", *units(args.generator, folder, count, actions)], args.lan)

        one = checked(1, 47)
        print(f"1 unit of 47 actions and four quarters: {one * 1000:.1f} ms")
        many = checked(args.don_vi, 47)
        print(f"{args.don_vi} such units: {many:.2f} s, {many / one:.0f} times one, {many / args.don_vi * 1000:.1f} ms each")
        for actions in (10, 30, 100, 300, 1000, 3000):
            took = checked(1, actions)
            print(f"{actions} actions: {took * 1000:.1f} ms, {took / one:.2f} times, {took / actions * 1e6:.0f} µs an action")


if __name__ == "__main__":
    main()

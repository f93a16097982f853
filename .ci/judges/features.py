"""Tests lay out with the same Typst as the program: dev-dependencies turn on no feature below it.

Usage: features.py
"""

from judge import tool, verdict


def below_typst(edges):
    """Features of each crate that a crate of Typst's own is built on, itself included."""
    lines = tool("cargo", "tree", "--quiet", "--locked", "--edges", edges, "--prefix", "depth", "--format", "|{p}|{f}")
    features, needs, path = {}, {}, []
    # One tree for the program and one for its library, with an empty line between.
    for line in filter(None, lines.splitlines()):
        depth, package, found = line.split("|")
        if not depth.isdigit():
            continue
        name, version = package.split()[:2]
        crate = f"{name} {version}"
        features.setdefault(crate, set()).add(found.removesuffix(" (*)"))
        path[int(depth) :] = [crate]
        if len(path) > 1:
            needs.setdefault(path[-2], set()).add(crate)
    reached, ahead = set(), [crate for crate in features if crate.startswith("typst")]
    while ahead:
        crate = ahead.pop()
        if crate not in reached:
            reached.add(crate)
            ahead += needs.get(crate, ())
    return {crate: features[crate] for crate in reached}


program, tests = below_typst("normal"), below_typst("normal,dev")
faults = []
if not program:
    faults.append("cargo tree shows no crate of Typst's")
for crate in sorted(program.keys() | tests.keys()):
    there, here = program.get(crate), tests.get(crate)
    if there != here:
        faults.append(f"{crate}: the program has {there}, its tests {here}")
verdict(faults, f"{len(program)} crates from Typst down, the same features in both builds")

"""Tests lay out with the same Typst as the program: dev-dependencies turn on no feature below it.

Usage: features.py
"""

from judge import tool, verdict


def below_typst(edges):
    """Features of each crate that a crate of Typst's own is built on, itself included."""
    lines = tool("cargo", "tree", "--quiet", "--locked", "--edges", edges, "--prefix", "depth", "--format", "|{p}|{f}")
    needs, path = {}, []
    # One tree for the program and one for its library, with an empty line between.
    for line in filter(None, lines.splitlines()):
        depth, package, found = line.split("|")
        if not depth.isdigit():
            continue
        # One that is built twice, with other features for a macro than for a test, is two.
        crate = " ".join(package.split()[:2]), found.removesuffix(" (*)")
        path[int(depth) :] = [crate]
        needs.setdefault(crate, set())
        if len(path) > 1:
            needs[path[-2]].add(crate)
    reached, ahead = set(), [crate for crate in needs if crate[0].startswith("typst")]
    while ahead:
        crate = ahead.pop()
        if crate not in reached:
            reached.add(crate)
            ahead += needs[crate]
    features = {}
    for crate, found in reached:
        features.setdefault(crate, set()).add(found)
    return features


program, tests = below_typst("normal"), below_typst("normal,dev")
faults = []
if not program:
    faults.append("cargo tree shows no crate of Typst's")
for crate in sorted(program.keys() | tests.keys()):
    there, here = program.get(crate), tests.get(crate)
    if there != here:
        faults.append(f"{crate}: the program has {there}, its tests {here}")
verdict(faults, f"{len(program)} crates from Typst down, the same features in both builds")

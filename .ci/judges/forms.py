"""Random small signed forms with random updates: the program never accepts what pyHanko refuses.

Usage: forms.py CCHC PYTHON_WITH_PYHANKO [--so N] [--hat SEED] [--mau FOLDER]

Each file is made from a plan that a seed draws (`signed_forms/`), signed with CMS of pyHanko, and judged by the program and
by pyHanko in process. A file that the program accepts, or a signature that it calls intact, must be so for pyHanko. Before
them come the cases of `signed_forms/cases.py`, each of which pyHanko refuses. With `--mau`, the cases are kept in FOLDER as
NAME.pdf, and each kind of difference, made as small as it goes, as NUMBER.pdf beside its plan; their root is `root.cer`."""

import argparse
import collections
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__" and not os.environ.get("CCHC_FORMS_INSIDE") and len(sys.argv) > 2 and not sys.argv[1].startswith("-"):
    # The generator needs pyHanko, the judges' own Python has none.
    os.execve(sys.argv[2], [sys.argv[2], *sys.argv], {**os.environ, "CCHC_FORMS_INSIDE": "1", "PYTHONDONTWRITEBYTECODE": "1"})

from judge import verdict  # noqa: E402
from signed_forms import cases, keys, oracle, plan  # noqa: E402

BATCH = 50

# Seeds at which the two once differed.
ONCE = [79000758, 81001680, 90000195, 500001299, 500004352, 500009708, 500019799]


def ours(program, files, roots):
    """What the program says of each file: its JSON, or None where it could not be read."""
    trusted = [part for root in roots for part in ("--goc", str(root))]
    done = subprocess.run([program, "kiem-tra-chu-ky", *map(str, files), *trusted, "--dinh-dang", "json"],
                          capture_output=True, stdin=subprocess.DEVNULL)
    if done.returncode not in (0, 1, 3, 4):
        raise RuntimeError(f"ended with {done.returncode}: {done.stderr[-300:]}")
    found = {one["tep"]: one for one in json.loads(done.stdout)["van_ban"]}
    return [found.get(str(file)) for file in files]


def accepted(said):
    """Whether the program accepts the file, and the names of signatures it calls intact or valid."""
    signatures = (said or {}).get("chu_ky", [])
    intact = {one["truong"] for one in signatures if one["toan_ven"] is True or one["hop_le"] is True}
    return bool(signatures) and all(one["hop_le"] is True for one in signatures), intact


# What pyHanko does not read and the program does, as docs/signatures.md explains: the number of an older cross-reference
# stream given to another object.
EXPLAINED = ("XRef stream objects must not be clobbered",)


def differs(said, judged):
    """Why the program is laxer than pyHanko in this file, or None."""
    whole, intact = accepted(said)
    reasons = [judged[None].why] if None in judged and (whole or intact) else []
    for name in intact:
        if None not in judged:
            one = judged.get(name)
            if one is None:
                reasons.append("not listed")
            elif not one.sound:
                reasons.append(one.why)
    if whole and not reasons:
        reasons += [one.why for one in judged.values() if not one.valid]
    reasons = [one for one in reasons if not any(words in str(one) for words in EXPLAINED)]
    return min(reasons, key=str) if reasons else None


class Worker:
    """Makes and judges files; one in each process."""

    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)
        self.signers = keys.Signers(self.folder)
        self.oracle = oracle.Oracle(self.signers.root)
        self.place = Path(tempfile.mkdtemp(dir=folder))

    def made(self, plans):
        """For each plan that makes sense: its number, file, words, what the program says, what pyHanko says."""
        found = []
        for number, one in enumerate(plans):
            try:
                data, log = plan.carried_out(one, self.signers)
            except plan.NONSENSE:
                continue
            file = self.place / f"{number}.pdf"
            file.write_bytes(data)
            found.append((number, data, log, file))
        said = ours(self.program, [file for *_, file in found], [self.folder / "root.cer"]) if found else []
        return [(number, data, log, one, self.oracle.judge(data)) for (number, data, log, _), one in zip(found, said)]

    def smallest(self, one, reason):
        def shows(other):
            room = "/Size with room: " if other["slack"] else ""
            return any(room + (differs(said, judged) or "") == reason for *_, said, judged in self.made([other]))
        return plan.shrunk(one, shows)


worker = None


def start(program, folder):
    global worker
    worker = Worker(program, folder)


def batch(seeds):
    """Counts of a batch, and its differences as (reason, seed, words)."""
    counts, lax, strict, faults = collections.Counter(), [], [], []
    plans = [plan.drawn(seed) for seed in seeds]
    for number, _, log, said, judged in worker.made(plans):
        seed = seeds[number]
        whole, intact = accepted(said)
        theirs = bool(judged) and all(one.valid for one in judged.values())
        reason = differs(said, judged)
        if reason and plans[number]["slack"]:
            reason = "/Size with room: " + reason
        counts["files"] += 1
        counts["both accept" if whole and theirs else "ours only" if whole else "pyHanko only" if theirs else "neither"] += 1
        counts["not read by the program"] += said is None or not said.get("chu_ky")
        counts["not read by pyHanko"] += None in judged
        if reason:
            lax.append((reason, seed, log))
        sound = {name for name, one in judged.items() if one.sound}
        if sound - intact:
            strict.append((seed, log, len(sound - intact)))
    return counts, lax, strict


def smallest_ones(folder, lax):
    """Up to six plans of each kind of difference, as small as they go, kept as PDF beside their plans."""
    number = 0
    for reason, ones in sorted(lax.items(), key=lambda item: -len(item[1])):
        seen = set()
        for seed, _ in sorted(ones, key=lambda one: len(one[1]))[:6]:
            small = worker.smallest(plan.drawn(seed), reason)
            [(_, data, log, *_)] = worker.made([small])
            if str(log) in seen:
                continue
            seen.add(str(log))
            (folder / f"{number:03}.pdf").write_bytes(data)
            (folder / f"{number:03}.json").write_text(json.dumps({"reason": reason, "count": len(ones), "words": log, "plan": small}))
            print(f"{len(ones)} × {reason}\n    {number:03}: {log}", flush=True)
            number += 1


def named_cases(program, folder, kept):
    """Faults of the cases: one that the program takes, or that pyHanko takes too."""
    signers, faults = keys.Signers(folder), []
    judge = oracle.Oracle(signers.root)
    place = kept or Path(tempfile.mkdtemp(dir=folder))
    place.mkdir(parents=True, exist_ok=True)
    (place / "root.cer").write_bytes((folder / "root.cer").read_bytes())
    files = [place / f"{name}.pdf" for name in cases.CASES]
    for name, file in zip(cases.CASES, files):
        file.write_bytes(cases.made(name, signers))
    for name, file, said in zip(cases.CASES, files, ours(program, files, [folder / "root.cer"])):
        judged = judge.judge(file.read_bytes())
        reason = differs(said, judged)
        if reason:
            faults.append(f"{name}: {reason}")
        elif all(one.valid for one in judged.values()):
            faults.append(f"{name}: pyHanko takes it, so it is no case")
    return faults


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("python")
    arguments.add_argument("--so", type=int, default=100)
    arguments.add_argument("--hat", type=int, default=1)
    arguments.add_argument("--mau", type=Path)
    given = arguments.parse_args()
    counts, lax, strict = collections.Counter(), collections.defaultdict(list), collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        keys.people(Path(folder))
        program = str(Path(given.program).resolve())
        faults = named_cases(program, Path(folder), given.mau)
        seeds = [*ONCE, *(given.hat * 1_000_000 + number for number in range(given.so))]
        batches = [seeds[at : at + BATCH] for at in range(0, len(seeds), BATCH)]
        with multiprocessing.Pool(min(2, len(batches)), start, (program, folder)) as pool:
            for done, (some, differences, stricter) in enumerate(pool.imap_unordered(batch, batches), 1):
                counts += some
                for reason, seed, log in differences:
                    if given.mau and reason not in lax:
                        print(f"first seed {seed}: {reason}: {log}", flush=True)
                    lax[reason].append((seed, log))
                for _, log, number in stricter:
                    after = log[log.index("|") + 1 :]
                    strict["; ".join(sorted(set(after))) if len(after) < 2 else "several"] += 1
                if done % 40 == 0:
                    print(done * BATCH, dict(counts), {reason: len(ones) for reason, ones in lax.items()}, flush=True)
        print(", ".join(f"{name}: {number}" for name, number in counts.items()))
        if given.mau:
            start(program, folder)
            smallest_ones(given.mau, lax)
            for words, number in strict.most_common(60):
                print(f"stricter {number} × {words}")
    faults += [f"{len(ones)} × {reason}, first seed {ones[0][0]}: {ones[0][1]}" for reason, ones in sorted(lax.items(), key=lambda i: -len(i[1]))]
    verdict(faults, f"{len(cases.CASES)} cases; {counts['files']} forms, {counts['both accept']} accepted by both, {counts['pyHanko only']} by pyHanko only")


if __name__ == "__main__":
    main()

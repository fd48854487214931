#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The library of rubrics keeps its promises: short rubrics, few functions, the files of a folder.

Lines are counted without descriptors, comments and blank lines; the median stays under 80, and no
rubric has more than three functions of its own. Prints what it measured.
"""
import json
import re
import statistics
import sys
from pathlib import Path

RUBRICS = Path(sys.argv[1]) / "rubrics"
MEDIAN, FUNCTIONS = 80, 3
failed = False


def fail(text):
    global failed
    failed = True
    print(text)


def without_descriptors(text):
    return re.sub(r"descriptors\s*=\s*\{[^{}]*\}", "", text, flags=re.S)


rows = []
for path in sorted(RUBRICS.glob("*/rubric.lua")):
    folder = path.parent
    code = re.sub(r"--[^\n]*", "", without_descriptors(path.read_text()))
    lines = sum(1 for line in code.splitlines() if line.strip())
    functions = len(re.findall(r"\bfunction\b", code))
    rows.append((folder.name, lines, functions))
    if functions > FUNCTIONS:
        fail(f"{folder.name}: {functions} functions, at most {FUNCTIONS}")
    for name in ("README.md", "cases.lua"):
        if not (folder / name).exists():
            fail(f"{folder.name}: there is no {name}")

# Example portfolios: of the folder itself, or among those of rubrics/examples.
shown = set()
count = 0
for path in sorted(RUBRICS.glob("*/*.ndjson")):
    for line in path.read_text().splitlines():
        count += 1
        shown |= {claim.get("rubric") for claim in json.loads(line).get("claims", [])}
for name, _, _ in rows:
    if name not in shown and name != "template":
        fail(f"{name}: no example portfolio claims it")

median = statistics.median(lines for _, lines, _ in rows)
for name, lines, functions in rows:
    print(f"{name:26} {lines:3} lines, {functions} functions")
print(f"{len(rows)} rubrics, median {median:g} lines, {count} example portfolios")
if median >= MEDIAN:
    fail(f"the median is {median:g} lines, it should be under {MEDIAN}")
sys.exit(1 if failed else 0)

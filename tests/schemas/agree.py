#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Hold the JSON schemas against real portfolios, real decisions and broken ones, beside a validator of others.

Whatever is real must fit. A decision that is broken at random must be refused by the program exactly if the
other validator refuses it; a portfolio that the schema refuses must be refused by the program, which knows more
(dates of the calendar, ids given twice).

usage: agree.py PLAUDIT SOURCE_FOLDER
"""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import jsonschema

program, source = sys.argv[1], pathlib.Path(sys.argv[2])
folder = pathlib.Path(tempfile.mkdtemp())
schemas = {}
for form in ("portfolio", "decision"):
    schema = json.loads((source / f"engine/check/schemas/{form}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    schemas[form] = jsonschema.Draft202012Validator(schema)
dice = random.Random(7)
faults = []


def lines_refused(lines):
    """Numbers of the lines that `plaudit check` finds wrong; a changed fingerprint alone does not count."""
    path = folder / "lines.ndjson"
    path.write_text("".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines))
    answer = subprocess.run([program, "check", "--json", str(path)], capture_output=True, text=True)
    refused = set()
    for error in json.loads(answer.stdout)["errors"]:
        if "fingerprint does not fit" not in error["text"]:
            refused.add(int(re.search(r"lines\.ndjson:(\d+)", error["where"]).group(1)))
    return refused


def places(value, path=()):
    """Every member and element below a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield path + (key,)
        yield from places(below, path + (key,))


def broken(value):
    """A copy with one member gone, of another type, or one that nobody knows."""
    copy = json.loads(json.dumps(value))
    path = dice.choice(list(places(copy)))
    holder = copy
    for key in path[:-1]:
        holder = holder[key]
    kind = dice.randrange(3)
    if kind == 0:
        del holder[path[-1]]
    elif kind == 1:
        holder[path[-1]] = dice.choice([None, True, -1.5, "", "x", [], {}, [[1]], {"a": 1}])
    elif isinstance(holder, dict):
        holder["nobody_knows"] = 1
    return copy


portfolios, decisions = [], []
for examples in sorted(source.glob("rubrics/*/examples.ndjson")):
    portfolios += [json.loads(line) for line in examples.read_text().splitlines()]
    scored = subprocess.run([program, "score", str(examples), "--rubric", str(examples.parent), "--as-of", "2026-11-01",
                             "--all", "--quiet"], capture_output=True, text=True, check=True)
    decisions += [json.loads(line) for line in scored.stdout.splitlines()]

for form, real in (("portfolio", portfolios), ("decision", decisions)):
    for value in real:
        for error in schemas[form].iter_errors(value):
            faults.append(f"{form} {value.get('id', value.get('portfolio'))}: {error.message[:120]}")
    tries = [broken(value) for value in real for _ in range(4)]
    if form == "decision":  # what has lost its marks is no decision any more
        tries = [value for value in tries if "schema" in value and "fingerprint" in value]
    refused = lines_refused(tries)
    count = 0
    for number, value in enumerate(tries, 1):
        theirs = next(schemas[form].iter_errors(value), None)
        count += theirs is not None
        ours = number in refused
        if theirs is not None and not ours:
            faults.append(f"{form} {number}: the program does not refuse what is wrong: {theirs.message[:120]}")
        if form == "decision" and theirs is None and ours:
            faults.append(f"{form} {number}: the program refuses what fits")
    print(f"{form}: {len(real)} real ones fit; of {len(tries)} broken ones {count} are refused")
    if count < 100:
        faults.append(f"{form}: too few broken ones to tell anything")

print("\n".join(faults[:20]))
sys.exit(1 if faults else 0)

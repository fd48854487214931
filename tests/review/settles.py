#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Hold what `plaudit review` says against scoring: the ratings it asks for settle the decision at any level, and
each level does what it says.

usage: settles.py PLAUDIT SOURCE_FOLDER
"""
import csv
import json
import pathlib
import random
import subprocess
import sys
import tempfile

program, source = sys.argv[1], pathlib.Path(sys.argv[2])
folder = pathlib.Path(tempfile.mkdtemp())
dice = random.Random(5)
faults, settled, effects = [], 0, 0


def run(*words):
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"{' '.join(map(str, words))}: {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def score(row, ratings, common, inputs):
    """The decision of a row with a moderator's ratings beside what is there."""
    table = folder / "moderated.csv"
    with table.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["portfolio", "attempt", "rubric", "claim", "criterion", "assessor", "role", "level"])
        for criterion, level in ratings:
            writer.writerow([row["portfolio"], row["attempt"], row["rubric"], row["claim"] or "", criterion, "moderator",
                             "moderator", level])
    for decision in run("score", inputs[row["portfolio"]], *common, "--ratings", table):
        if (decision["rubric"], decision["claim"]) == (row["rubric"], row["claim"]):
            return decision
    sys.exit(f"{row['portfolio']}: the decision is gone")


for examples in sorted(source.glob("rubrics/*/examples.ndjson")):
    policy = source / "rubrics/policies/example-university/policy.lua"
    common = ["--rubric", examples.parent, "--policy", policy, "--as-of", "2026-11-01", "-q"]
    inputs = {}
    for line in examples.read_text().splitlines():
        name = json.loads(line)["id"]
        inputs[name] = folder / f"{len(inputs)}.json"
        inputs[name].write_text(line)
    for row in run("review", examples, *common, "--json"):
        levels = {}
        for criterion in row["criteria"]:
            for effect in criterion["effects"]:
                for level in {effect["from"], effect["to"]}:
                    levels.setdefault(criterion["id"], []).append(level)
                    decision = score(row, [(criterion["id"], level)], common, inputs)
                    awards = {award["id"]: award for award in decision["awards"]}
                    for award in effect["awards"]:
                        effects += 1
                        if (awards[award["id"]]["status"], awards[award["id"]]["credits"]) != (
                                award["status"], award["credits"]):
                            faults.append(f"{row['portfolio']}: {criterion['id']} at {level}: {award} is not what scoring says")
        if row["settles"] and row["least"]:
            settled += 1
            for _ in range(3):
                ratings = [(name, dice.choice(levels[name])) for name in row["least"]]
                decision = score(row, ratings, common, inputs)
                left = [award["id"] for award in decision["awards"] if award["status"] == "undecided"]
                if left:
                    faults.append(f"{row['portfolio']}: {ratings} leaves {left} undecided")

print(f"{settled} decisions are settled as said, {effects} effects are what scoring gives")
print("\n".join(faults[:20]))
if settled < 10 or effects < 50:
    faults.append("too few to tell anything")
sys.exit(1 if faults else 0)

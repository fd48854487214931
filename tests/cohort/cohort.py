#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Properties of a run over many records, seen from outside.

  cohort.py PLAUDIT SOURCE order    permuting the input lines only permutes the output lines
  cohort.py PLAUDIT SOURCE parts    the order of evidence, ratings, criteria and independent awards
                                    changes no total, also where a cap keeps the most credit
  cohort.py PLAUDIT SOURCE compare  the totals of a comparison over 10,000 portfolios are those of
                                    two separate runs
  cohort.py PLAUDIT SOURCE units    an award of the library offers the same under every policy of the
                                    library: its credits say their unit
"""
import json
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

PLAUDIT, SOURCE, WHAT = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
RUBRICS = SOURCE / "rubrics"
POLICY = RUBRICS / "policies" / "example-university" / "policy.lua"
DATE = ["--as-of", "2026-11-01"]


def run(*words):
    done = subprocess.run([PLAUDIT, *map(str, words)], stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"{words[0]} ended with {done.returncode}")
    return done.stdout.decode().splitlines()


def records():
    lines = []
    for path in sorted(RUBRICS.glob("*/examples.ndjson")) + [RUBRICS / "examples/portfolios.ndjson"]:
        lines += [line for line in path.read_text().splitlines() if line.strip()]
    return lines


def many(count):
    """Copies of the examples under ids of their own."""
    lines, source = [], [json.loads(line) for line in records()]
    for i in range(count):
        record = dict(source[i % len(source)], id=f"N{i:05d}")
        if "learner" in record:
            record["learner"] = dict(record["learner"], id=f"L{i:05d}")
        lines.append(json.dumps(record, ensure_ascii=False))
    return lines


def write(folder, name, lines):
    path = Path(folder) / name
    path.write_text("".join(line + "\n" for line in lines))
    return path


def order(folder):
    rubrics = [word for path in sorted(RUBRICS.glob("*/examples.ndjson")) for word in ("-r", path.parent)]
    lines = many(400)
    plain = run("score", write(folder, "plain.ndjson", lines), *rubrics, "-p", POLICY, *DATE, "-q")
    assert len(plain) >= 400, len(plain)
    wanted = sorted(plain)
    for seed in range(3):
        mixed = lines[:]
        random.Random(seed).shuffle(mixed)
        got = run("score", write(folder, "mixed.ndjson", mixed), *rubrics, "-p", POLICY, *DATE, "-q", "-j", 2)
        assert got != plain
        assert sorted(got) == wanted, "other decisions in another order"
        # and they come in the order of the input
        ids = [json.loads(line)["portfolio"] for line in got]
        asked = [json.loads(line)["id"] for line in mixed]
        assert list(dict.fromkeys(ids)) == [i for i in asked if i in set(ids)]


def facts(lines):
    """What of each decision may not depend on order."""
    out = []
    for line in lines:
        decision = json.loads(line)
        awards = sorted((a["id"], a["status"], str(a["credits"]), str(a["earned"])) for a in decision["awards"])
        out.append((decision["portfolio"], decision["rubric"], decision["claim"], decision["outcome"],
                    decision["status"], str(decision["score"]), str(decision["credits"]), awards))
    return out


def shuffled(record, rng):
    record = json.loads(json.dumps(record))
    for key in ("evidence", "ratings", "findings", "held"):
        rng.shuffle(record.get(key, []))
    return record


CRITERIA = [f'{{ id = "c{i}", weight = {1 + i % 3}, minimum = "meets" }}' for i in range(6)]
AWARDS = [f'{{ id = "A{i}", course = "CRS {i}", credits = {1 + i % 4}, when = rating("c{i % 6}"):at_least("{level}") }}'
          for i, level in enumerate(["meets", "meets", "exceeds", "meets", "exceeds", "meets", "exceeds"])]
AWARDS += ['{ id = "ALL", course = "ALL 1", credits = 2, when = all_met() & score():at_least("5/2") }']


def write_rubric(folder, criteria, awards):
    folder.mkdir(exist_ok=True)
    (folder / "rubric.lua").write_text(
        'return rubric { id = "parts", version = "1", method = "portfolio", '
        'scale = { "absent", "emerging", "meets", "exceeds" },\n  criteria = { ' + ", ".join(criteria) +
        " },\n  awards = { " + ",\n    ".join(awards) + " } }\n")
    return folder


def parts(folder):
    rng = random.Random(7)
    rubrics = [word for path in sorted(RUBRICS.glob("*/examples.ndjson")) for word in ("-r", path.parent)]
    plain = [json.loads(line) for line in many(300)]
    sides = []
    for side in (plain, [shuffled(record, rng) for record in plain]):
        path = write(folder, "one.ndjson", [json.dumps(record) for record in side])
        sides.append(facts(run("score", path, *rubrics, "-p", POLICY, *DATE, "-q")))
    for a, b in zip(*sides):
        assert a == b, (a, b)
    rated = []
    for i in range(300):
        ratings = [{"assessor": f"a{k}", "criterion": f"c{c}", "level": rng.randrange(4)}
                   for c in range(6) for k in range(2)]
        rated.append(json.dumps({"id": f"R{i}", "evidence": [], "ratings": ratings}))
    path = write(folder, "rated.ndjson", rated)
    policy = Path(folder) / "policy.lua"
    policy.write_text('return policy { id = "p", version = "1", unit = "semester", methods = { portfolio = {} }, '
                      'prefer = "most_credit", caps = { all = { max = 7 } } }')
    wanted = None
    for turn in range(5):
        criteria, awards = CRITERIA[:], AWARDS[:]
        if turn > 0:
            rng.shuffle(criteria)
            rng.shuffle(awards)
        lines = run("score", path, "-r", write_rubric(Path(folder) / "parts", criteria, awards), "-p", policy,
                    *DATE, "-q")
        totals = [(d["portfolio"], str(d["credits"]), str(d["score"])) for d in map(json.loads, lines)]
        assert any(json.loads(line)["credits"] == 7 for line in lines)
        wanted = wanted or totals
        assert totals == wanted, [pair for pair in zip(totals, wanted) if pair[0] != pair[1]][:3]


def number(value):
    return Fraction(value) if isinstance(value, str) else Fraction(str(value))


def totals_of(path, rubric):
    """Credits by course and in all, of one run."""
    courses, credits = defaultdict(Fraction), Fraction(0)
    for line in run("score", path, "-r", rubric, "-p", POLICY, *DATE, "-q"):
        decision = json.loads(line)
        credits += number(decision["credits"])
        for award in decision["awards"]:
            if award["status"] == "recommended":
                courses[award["course"] or award["title"]] += number(award["credits"])
    return courses, credits


def compare(folder):
    old, new = RUBRICS / "networked-learning", Path(folder) / "next"
    new.mkdir()
    for file in old.iterdir():
        text = file.read_text()
        if file.name == "rubric.lua":
            assert "at_least(40)" in text
            text = text.replace("at_least(40)", "at_least(60)")
        (new / file.name).write_text(text)
    path = write(folder, "many.ndjson", many(10000))
    lines = run("compare", old, new, path, "-p", POLICY, *DATE, "--json", "-q")
    totals = json.loads(lines[-1])["totals"]
    assert totals["portfolios"]["compared"] == 10000, totals["portfolios"]
    assert totals["portfolios"]["losing"] > 0
    for side, rubric in (("before", old), ("after", new)):
        courses, credits = totals_of(path, rubric)
        assert number(totals["credits"][side]) == credits, side
        for row in totals["courses"]:
            assert number(row[side]) == courses.get(row["name"], 0), row
        assert sum((number(row[side]) for row in totals["courses"]), Fraction(0)) == credits


def offers(path, rubrics, policy):
    """What each award offers, in its own unit."""
    out = {}
    for line in run("score", path, *rubrics, "-p", policy, *DATE, "-q"):
        decision = json.loads(line)
        for award in decision["awards"]:
            if award["offered"] != 0:
                key = (decision["portfolio"], decision["rubric"], decision["claim"], award["id"])
                out[key] = (str(award["offered"]), award["unit"])
    return out


def units(folder):
    rubrics = [word for path in sorted(RUBRICS.glob("*/cases.lua")) if path.parent.name != "template"
               for word in ("-r", path.parent)]
    path = write(folder, "all.ndjson", records())
    policies = sorted(RUBRICS.glob("policies/*/policy.lua"))
    first = offers(path, rubrics, policies[0])
    assert len(first) > 100 and len(policies) > 7, (len(first), len(policies))
    for policy in policies[1:]:
        for key, offer in offers(path, rubrics, policy).items():
            assert first.get(key, offer) == offer, (policy.parent.name, key, first[key], offer)


with tempfile.TemporaryDirectory() as where:
    {"units": units, "order": order, "parts": parts, "compare": compare}[WHAT](where)

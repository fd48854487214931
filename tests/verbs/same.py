#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same bytes from every command, however it is run: same.py PLAUDIT SOURCE

All rubrics of SOURCE over its example portfolios, several times over so that there is work for many
workers: again; with 4 workers; without any; in a locale with a decimal comma and other letters, and
another time zone; with addresses not randomised; with memory that was not zero. Every form of output,
messages and exit status included, must be the same bytes. So must the parts of a sharded run, put
together in order.
"""
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import verbs

AS_OF = "2026-11-01"
COPIES = 4  # of the examples: enough for several blocks
SHARDS = 3
PLAIN = {"LC_ALL": "C", "TZ": "UTC", "PATH": os.environ["PATH"], "HOME": "/nowhere", "SOURCE_DATE_EPOCH": "1793491200", "TERM": "dumb"}
LOCALE = "tr_TR.UTF-8"  # a decimal comma, and an i without dot


def make_locale(folder):
    """@return the environment of another locale, compiled here if the system has its source"""
    path = os.path.join(folder, "locales", LOCALE)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if shutil.which("localedef"):
        subprocess.run(["localedef", "-i", LOCALE.split(".", maxsplit=1)[0], "-f", "UTF-8", path],
                       capture_output=True, check=False)
    if os.path.isdir(path):
        return {"LC_ALL": LOCALE, "LANG": LOCALE, "LOCPATH": os.path.dirname(path)}
    print(f"note: no source of the locale {LOCALE}; C.UTF-8 is tried instead")
    return {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}


def variants(folder):
    """Name, words before the command, its jobs, words behind it, and what differs in its environment."""
    yield "as it is", [], 1, [], {}
    yield "again", [], 1, [], {}
    yield "4 workers", [], 4, [], {}
    yield "without isolation", [], 1, ["--no-isolation"], {}
    yield "another locale and time zone", [], 2, [], {**make_locale(folder), "TZ": "XXX-13:45"}
    yield "used memory", [], 1, [], {"MALLOC_PERTURB_": "165", "HOME": "/", "A": "x" * 3000}
    if shutil.which("setarch") and subprocess.run(["setarch", "-R", "true"], check=False).returncode == 0:
        yield "addresses not randomised", ["setarch", "-R"], 1, [], {}
    else:
        print("note: setarch -R cannot be used here; addresses are randomised in every run")


def make_inputs(source, folder):
    """The examples several times with ids of their own, and their ratings likewise."""
    examples = os.path.join(source, "rubrics", "examples")
    portfolios, ratings = os.path.join(folder, "portfolios.ndjson"), os.path.join(folder, "ratings.csv")
    with open(os.path.join(examples, "portfolios.ndjson"), encoding="utf-8") as file:
        lines = file.read().splitlines()
    with open(portfolios, "w", encoding="utf-8") as out:
        for copy in range(COPIES):
            out.writelines(re.sub(r'^\{"id":"', f'{{"id":"{copy}-', line) + "\n" for line in lines)
    with open(os.path.join(examples, "ratings.csv"), encoding="utf-8") as file:
        head, *rows = file.read().splitlines()
    with open(ratings, "w", encoding="utf-8") as out:
        out.write(head + "\n")
        out.writelines(f"{copy}-{row}\n" for copy in range(COPIES) for row in rows)
    return portfolios, ratings, [json.loads(line)["id"] for line in lines]


def run(plaudit, folder, command, variant, out):
    """@return what came out as one value: status, both streams, and the file if there is one"""
    _, before, _, behind, environment = variant
    behind = behind and verbs.options_of(plaudit, command[0], behind)
    done = subprocess.run([*before, plaudit, *command, *behind], cwd=folder, env={**PLAIN, **environment},
                          stdin=subprocess.DEVNULL, capture_output=True, check=False)
    written = b""
    if os.path.exists(out):
        with open(out, "rb") as file:
            written = file.read()
        os.remove(out)
    return done.returncode, done.stdout, done.stderr, written


def difference(name, got, want):
    for part, a, b in zip(("status", "output", "messages", "file"), got, want):
        if a != b:
            if isinstance(a, bytes):
                at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
                a, b = a[max(0, at - 60):at + 60], b[max(0, at - 60):at + 60]
            return f"{name}: another {part}\n  found  {a!r}\n  wanted {b!r}"
    return None


def commands(values, policies):
    """Every command in every form; score under every policy."""
    for name, row in verbs.RUNS.items():
        yield name, [name, *verbs.arguments(row, values)]
        for form in verbs.FORMS.get(name, []):
            yield f"{name} {' '.join(form)}", [name, *verbs.arguments(verbs.form_of(row, form), values)]
    for policy in policies:
        yield f"score under {policy}", ["score", *verbs.arguments(verbs.RUNS["score"], {**values, "policy": policy})]


def shards(plaudit, folder, values):
    """@return what is wrong with the parts of a sharded run put together, or None"""
    command = ["score", *verbs.arguments(verbs.RUNS["score"], {**values, "jobs": "-j2"}), "--as-of", AS_OF, "-q"]

    def score(*more):
        done = subprocess.run([plaudit, *command, *more], cwd=folder, env=PLAIN, capture_output=True, check=False)
        return done.stdout.splitlines(keepends=True)

    def key(line):
        return tuple(json.loads(line).get(name, 1) for name in ("portfolio", "attempt"))

    whole, parts = score(), [score("--shard", f"{k}/{SHARDS}") for k in range(1, SHARDS + 1)]
    together = []
    with open(values["portfolios"], encoding="utf-8") as file:
        for i, line in enumerate(file):  # a portfolio that cannot be scored has no decision
            portfolio = json.loads(line)
            own = (portfolio["id"], portfolio.get("attempt", 1))
            part = parts[i % SHARDS]
            while part and key(part[0]) == own:
                together.append(part.pop(0))
    if not whole or together != whole:
        return f"{SHARDS} shards together are not the bytes of one run"
    return None


def main():
    plaudit, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    faults, compared = verbs.unlisted(plaudit), 0
    rubrics = sorted(entry.path for entry in os.scandir(os.path.join(source, "rubrics"))
                     if os.path.exists(os.path.join(entry.path, "rubric.lua")) and entry.name != "template")
    places = sorted(entry.path for entry in os.scandir(os.path.join(source, "rubrics", "policies")))
    policies = [os.path.join(place, "policy.lua") for place in places]
    with tempfile.TemporaryDirectory() as folder:
        portfolios, ratings, ids = make_inputs(source, folder)
        values = {"rubric": rubrics[0], "rubrics": [word for path in rubrics for word in ("--rubric", path)],
                  "policy": os.path.join(source, "rubrics", "policies", "example-university", "policy.lua"),
                  "portfolios": portfolios, "ratings": ["--ratings", ratings], "one": "0-" + ids[0],
                  "cases": os.path.join(source, "rubrics"), "jobs": "{jobs}", "out": "{out}"}
        known = verbs.of_program(plaudit)
        rows = [row for row in commands(values, policies) if row[1][0] in known]
        every = list(variants(folder))

        def one(pair):
            number, (name, command) = pair
            wrong, want = [], None
            for variant in every:
                out = os.path.join(folder, f"out-{number}")
                filled = [f"-j{variant[2]}" if word == "{jobs}" else out if word == "{out}" else word
                          for word in command]
                filled += verbs.options_of(plaudit, command[0], ["--as-of", AS_OF])
                got = run(plaudit, folder, filled, variant, out)
                want = want or got
                wrong.append(difference(f"{name}, {variant[0]}", got, want))
            if want[0] not in (0, 1, 3) or not (want[1] or want[3]):
                wrong.append(f"{name}: status {want[0]}, {want[2].decode(errors='replace')[:400]}")
            return [text for text in wrong if text]

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for wrong in pool.map(one, enumerate(rows)):
                faults += wrong
        compared = len(rows) * (len(every) - 1)
        faults += [text for text in [shards(plaudit, folder, values)] if text]
    for fault in faults:
        print(fault)
    print(f"{len(rows)} commands, {len(rubrics)} rubrics, {len(policies)} policies: {compared} runs compared, "
          f"{len(faults)} differ")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

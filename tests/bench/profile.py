#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Where the time of `plaudit score` goes, by phase: profile.py PLAUDIT INPUT [FOLDER]

PLAUDIT is built with -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_FLAGS="-g -fno-omit-frame-pointer
-mno-omit-leaf-frame-pointer". Samples are taken by Linux perf; each belongs to the phase of the
innermost function on its stack that the table below names. Prints microseconds a portfolio.
"""
import collections
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PER_SECOND = 5000

# A function that opens a phase; what it calls belongs to the phase too.
PHASES = {
    "scan into structs": ["pla_portfolio_read"],
    "admit": ["pla_run_admit"],
    "rate": ["pla_run_rate"],
    "measures, conditions": ["pla_run_state", "pla_run_value", "pla_run_begin", "pla_run_award", "pla_run_score"],
    "reasons, gaps": ["pla_run_reasons", "pla_run_gaps", "pla_reasons_evidence"],
    "limits": ["pla_limit"],
    "decide": ["pla_run_decide"],
    "JSON and sentences": ["pla_decision_write"],
    "hashes": ["pla_sha256_add", "pla_sha256_begin", "pla_sha256_end", "pla_sha256_add_field",
               "pla_run_ratings_print", "pla_portfolio_print"],
    "worker: blocks and frames": ["pla_worker_run", "pla_serve", "pla_score_task"],
}
PHASE_OF = {name: phase for phase, names in PHASES.items() for name in names}


def phase(stack, library):
    if "libcrypto" in library:
        return "hashes"
    for symbol in stack:
        if symbol in PHASE_OF:
            return PHASE_OF[symbol]
    return "reading, writing, transport"


def samples(data):
    """(stack of names from the innermost on, library of the innermost) of each sample."""
    text = subprocess.run(["perf", "script", "-i", data, "-F", "ip,sym,dso"], check=True, capture_output=True,
                          text=True).stdout
    for block in text.split("\n\n"):
        frames = [re.match(r"\s*[0-9a-f]+ (.*) \((.*)\)$", line) for line in block.splitlines() if line.strip()]
        frames = [(m.group(1).split("+")[0], m.group(2)) for m in frames if m]
        if frames:
            yield [name for name, _ in frames], frames[0][1]


def main():
    plaudit, source = sys.argv[1:3]
    folder = sys.argv[3] if len(sys.argv) > 3 else HERE
    with open(source, "rb") as file:
        count = sum(1 for _ in file)
    with tempfile.TemporaryDirectory() as temporary:
        data = os.path.join(temporary, "perf.data")
        subprocess.run(["perf", "record", "-q", "-e", "cpu-clock", "-F", str(PER_SECOND), "-g", "-o", data, "--",
                        plaudit, "score", source, "--rubric", os.path.join(folder, "rubric"), "--policy",
                        os.path.join(folder, "policy.lua"), "--as-of", "2026-11-01", "-j1", "--quiet",
                        "-o", os.path.join(temporary, "decisions.ndjson")], check=True)
        by_phase, inner = collections.Counter(), collections.Counter()
        for stack, library in samples(data):
            found = phase(stack, library)
            by_phase[found] += 1
            inner[found, "libcrypto" if "libcrypto" in library else "kernel" if "kernel" in library else stack[0]] += 1
    scale = 1e6 / PER_SECOND / count
    print("| phase | us a portfolio | share |\n|---|---|---|")
    for name, number in by_phase.most_common():
        print(f"| {name} | {number * scale:.1f} | {100 * number / by_phase.total():.0f} % |")
    print(f"| all | {by_phase.total() * scale:.1f} | |\n\n| phase | function | us |\n|---|---|---|")
    for (name, function), number in inner.most_common(int(os.environ.get("TOP", "30"))):
        print(f"| {name} | {function} | {number * scale:.2f} |")


if __name__ == "__main__":
    main()

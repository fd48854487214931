#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Bring Plaudit's decisions to the plain form the peers write: project.py < DECISIONS > ANSWERS"""
import json
import sys
from fractions import Fraction

# Level names stand in place of whole numbers where a measure has a scale.
LEVELS = {"absent": 0, "partial": 1, "meets": 2, "exceeds": 3}


def exact(value):
    return str(Fraction(LEVELS.get(value, value) if isinstance(value, str) else repr(value)))


def reason(given):
    return [given["measure"], exact(given["have"]), exact(given["need"]), given["state"], given["evidence"]]


def award(given):
    return [given["id"], given["status"], exact(given["credits"]), [reason(r) for r in given["reasons"]],
            [[limit["by"], exact(limit["cut"])] for limit in given["limits"]]]


def project(line):
    decision = json.loads(line)
    disputed = {flag[len("dispute:"):] for flag in decision["flags"] if flag.startswith("dispute:")}
    return {
        "portfolio": decision["portfolio"],
        "score": decision["score"]["exact"],
        "outcome": decision["outcome"],
        "criteria": [[c["id"], exact(c["value"]), c["state"], c["id"] in disputed] for c in decision["criteria"]],
        "awards": [award(a) for a in decision["awards"]],
        "refused": [[e["id"], e["why"]] for e in decision["evidence"] if not e["admitted"]],
        "total": exact(decision["credits"]),
    }


def main():
    for line in sys.stdin:
        sys.stdout.write(json.dumps(project(line), separators=(",", ":"), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every command that runs a rubric under valgrind's memcheck: memcheck.py PLAUDIT SOURCE

In one process (--no-isolation): a worker's list of allowed calls has none of those that valgrind
makes itself. A read of what was never written, a byte beyond its block and a leak are failures.
"""
import os
import subprocess
import sys
import tempfile

import verbs

CALL = ["valgrind", "-q", "--error-exitcode=99", "--leak-check=full", "--errors-for-leak-kinds=definite,indirect,possible"]
PORTFOLIOS = 12
RUBRIC = "portfolio-course"


def main():
    plaudit, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    faults, tried = verbs.unlisted(plaudit), 0
    rubrics = os.path.join(source, "rubrics")
    with tempfile.TemporaryDirectory() as folder:
        portfolios = os.path.join(folder, "portfolios.ndjson")
        with open(os.path.join(rubrics, "examples", "portfolios.ndjson"), encoding="utf-8") as file:
            lines = file.read().splitlines()[:PORTFOLIOS]
        with open(portfolios, "w", encoding="utf-8") as out:
            out.write("\n".join(lines) + '\n{"id":"broken"\n{"id":"B","evidence":[{"hours":"x"}]}\n')
        rubric = os.path.join(rubrics, RUBRIC)
        values = {"rubric": rubric, "rubrics": ["--rubric", rubric, "--rubric", os.path.join(rubrics, "oeru")],
                  "policy": os.path.join(rubrics, "policies", "example-university", "policy.lua"),
                  "portfolios": portfolios, "ratings": [], "one": "P-2026-0001", "cases": rubric, "jobs": [],
                  "out": os.path.join(folder, "out")}
        call = [*CALL, "--suppressions=" + os.path.join(source, "tests", "valgrind.supp")]
        for name, row in verbs.RUNS.items():
            if not verbs.options_of(plaudit, name, ["--no-isolation"]):
                continue  # it always runs rubrics in a worker
            values["out"] = os.path.join(folder, name + "-out")
            command = [plaudit, name, *verbs.arguments(row, values),
                       *verbs.options_of(plaudit, name, ["--as-of", "2026-11-01"], ["--no-isolation"])]
            done = subprocess.run([*call, *command], cwd=folder, capture_output=True, text=True, check=False)
            tried += 1
            if done.returncode not in (0, 1, 3) or "==" in done.stderr:
                faults.append(f"{name}: status {done.returncode}\n{done.stderr[-4000:]}")
    for fault in faults:
        print(fault)
    print(f"{tried} commands under memcheck, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

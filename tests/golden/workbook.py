"""Read a workbook back and hold it against the decisions it was made from.

workbook.py PLAUDIT RUBRICS FOLDER: scores the example portfolios twice, compares the two workbooks
byte for byte, and checks with openpyxl that every award stands in it with the right values.
"""
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl

SHEETS = ["Summary", "Recommendations", "Learners", "Review", "Provenance"]


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{arguments}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def number(value):
    """A JSON number or a fraction "8/3"."""
    if isinstance(value, str):
        top, bottom = value.split("/")
        return int(top) / int(bottom)
    return value


def main():
    plaudit, rubrics, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    common = [
        str(rubrics / "examples/portfolios.ndjson"),
        "--rubric", str(rubrics / "networked-learning"), "--rubric", str(rubrics / "portfolio-course"),
        "--policy", str(rubrics / "policies/example-university/policy.lua"),
        "--as-of", "2026-11-01", "--quiet",
    ]
    decisions = [json.loads(line) for line in run(plaudit, "score", *common).splitlines()]
    paths = [folder / "first.xlsx", folder / "second.xlsx"]
    for path in paths:
        run(plaudit, "report", *common, "--as", "xlsx", "-o", str(path))
    assert paths[0].read_bytes() == paths[1].read_bytes(), "two runs differ"

    with zipfile.ZipFile(paths[0]) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name), f"{name} holds a formula"

    book = openpyxl.load_workbook(paths[0])
    assert book.sheetnames == SHEETS, book.sheetnames
    sheet = book["Recommendations"]
    rows = list(sheet.iter_rows(values_only=True))
    header = list(rows[0])
    awards = [(d, a) for d in decisions for a in d["awards"]]
    assert len(rows) - 1 == len(awards), (len(rows) - 1, len(awards))
    for row, (decision, award) in zip(rows[1:], awards):
        cells = dict(zip(header, row))
        expected = {
            "learner": decision["learner"], "portfolio": decision["portfolio"],
            "rubric": decision["rubric"], "award": award["id"], "status": award["status"],
            "course": award["course"], "unit": award["unit"], "attempt": decision["attempt"],
        }
        for key, value in expected.items():
            assert (cells[key] or None) == (value or None), (key, cells[key], value)
        assert abs(cells["credits"] - number(award["credits"])) < 1e-9
        assert abs(cells["earned"] - number(award["earned"])) < 1e-9
    assert sheet.tables, "the recommendations are a table"
    assert sheet.freeze_panes == "C2", sheet.freeze_panes

    credits = sum(number(a["credits"]) for _, a in awards if a["status"] == "recommended")
    summary = {row[0]: row[1] for row in book["Summary"].iter_rows(values_only=True) if row[0]}
    assert abs(summary["Credits recommended"] - credits) < 1e-9, (summary["Credits recommended"], credits)
    assert summary["Decisions"] == len(decisions)
    for status in {a["status"] for _, a in awards}:
        assert summary[status] == sum(1 for _, a in awards if a["status"] == status), status

    learners = list(book["Learners"].iter_rows(values_only=True))[1:]
    assert len(learners) == len({d["learner"] for d in decisions})
    assert abs(sum(row[7] for row in learners) - credits) < 1e-9
    provenance = [row[1] for row in book["Provenance"].iter_rows(values_only=True) if row[1]]
    prints = decisions[0]["fingerprint"]
    assert prints["rubric"] in provenance and prints["policy"] in provenance
    print(f"{len(decisions)} decisions, {len(awards)} awards: the workbook says the same")


if __name__ == "__main__":
    main()

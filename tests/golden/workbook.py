"""Read a workbook back and hold it against the decisions it was made from.

workbook.py PLAUDIT RUBRICS FOLDER: scores the example portfolios twice, compares the two workbooks
byte for byte, and checks with openpyxl that every award stands in it with the right values.
"""
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl

SHEETS = ["Summary", "Recommendations", "Learners", "Criteria", "Review", "Evidence", "Reasons", "Agreement",
          "Provenance"]
COLUMNS = ["learner", "name", "program", "term", "portfolio", "attempt", "rubric", "version", "award", "course", "title",
           "status", "method", "source", "earned", "credits", "unit", "credit level", "grade", "symbol", "resident",
           "applies to", "cut by", "reasons", "evidence", "approved by", "approved on", "posted",
           "Decision", "Credits", "Reason"]


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


def reasons_of(reason):
    return 1 + sum(reasons_of(part) for part in reason["parts"])


def check_others(book, decisions):
    """The other sheets have a row for each thing that the decisions say."""
    rows = {name: list(book[name].iter_rows(values_only=True)) for name in SHEETS}
    heat = [d for d in decisions if d["criteria"]]
    assert len(rows["Criteria"]) - 1 == len(heat)
    for row, decision in zip(rows["Criteria"][1:], heat):
        values = [c["value"] for c in decision["criteria"]]
        shown = [v for v in row[8:] if v is not None]
        assert len(shown) == len(values), (row, values)
        for value, cell in zip(values, shown):
            if value is None:
                assert isinstance(cell, str), cell
            else:
                assert abs(cell - number(value)) < 1e-9, (cell, value)
    assert b"colorScale" in sheet_xml(book.path_, 4)
    listed = {(row[0], row[3], row[4], row[5]): row[12] for row in rows["Evidence"][1:]}
    words = {True: "yes", False: "no", None: "not known"}
    for decision in decisions:
        for item in decision["evidence"]:
            key = (decision["portfolio"], decision["rubric"], decision["claim"], item["id"])
            assert listed[key] == words[item["admitted"]], key
    wanted = sum(sum(map(reasons_of, a["reasons"])) for d in decisions for a in d["awards"])
    shown = [row for row in rows["Reasons"][1:] if row[6] in ("reason", "part")]
    assert len(shown) == wanted, (len(shown), wanted)
    gaps = [g["text"] for d in decisions for a in d["awards"] for g in a["gaps"]]
    assert [row[10] for row in rows["Reasons"][1:] if row[6] == "gap"] == gaps
    open_awards = [a for d in decisions for a in d["awards"] if a["status"] in ("undecided", "referred", "failed")]
    reviewed = [row for row in rows["Review"][1:] if row[6] in ("undecided", "referred", "failed")]
    assert len(reviewed) == len(open_awards)
    names = rows["Agreement"][0]
    table = [dict(zip(names, row)) for row in rows["Agreement"][1:]]
    table = table[: [row["criterion"] for row in table].index(None)]
    assert table[0]["criterion"] == "all criteria" and len(table) > 1, table
    for row in table:
        assert row["scored by two or more"] <= row["items"], row
        if row["same level"] is None or row["beyond chance"] is None:
            assert row["notes"], row  # what is not known has its reason
        if row["same level"] is not None:
            assert 0 <= row["same level"] <= row["within one level"] <= 1, row


def sheet_xml(path, index):
    with zipfile.ZipFile(path) as parts:
        return parts.read(f"xl/worksheets/sheet{index}.xml")


def catalogue(code):
    """The workbook's words of a language by their names."""
    text = (Path(__file__).parents[2] / f"reports/words_{code}.def").read_text()
    return dict(re.findall(r'^PLA_WORD\((book_\w+), "(.*)"\)$', text, re.M))


def check_language(plaudit, common, code, first, folder):
    """All is in the language but what programs read."""
    path = folder / f"{code}.xlsx"
    run(plaudit, "report", *common, "--as", "xlsx", "--lang", code, "-o", str(path))
    english, words, book = catalogue("en"), catalogue(code), openpyxl.load_workbook(path)
    said = {english[name]: words[name] for name in english if "{" not in english[name]}
    assert book.sheetnames == [said.get(n, n) if n != "Recommendations" else n for n in SHEETS], book.sheetnames
    kept = [COLUMNS.index(c) for c in COLUMNS if c not in ("cut by", "reasons")]
    pick = lambda rows: [[row[i] for i in kept] for row in rows]
    mine, theirs = (list(b["Recommendations"].iter_rows(values_only=True)) for b in (book, first))
    assert pick(mine) == pick(theirs)
    assert book["Recommendations"]["A1"].comment.text.strip() == said["learner"]
    assert all(sheet.sheet_view.rightToLeft == (code == "ar") or code != "ar" for sheet in book.worksheets)
    tables = lambda b: sorted(t for s in b.worksheets for t in s.tables)
    assert tables(book) == tables(first), (tables(book), tables(first))
    for number, sheet in enumerate(book.worksheets):
        if sheet.title == "Recommendations":
            continue
        pairs = zip(sheet.iter_rows(values_only=True), first.worksheets[number].iter_rows(values_only=True))
        for row, was in pairs:
            for at, (cell, text) in enumerate(zip(row, was)):
                if (SHEETS[number], at) == ("Reasons", 8):
                    continue  # a measure is named as rubrics name it
                if text in said and said[text] != text and text not in ("portfolio", "kind", "claim"):
                    assert cell == said[text], (sheet.title, cell, text)
    return book


def main():
    plaudit, rubrics, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    common = [
        str(rubrics / "examples/portfolios.ndjson"),
        "--rubric", str(rubrics / "networked-learning"), "--rubric", str(rubrics / "portfolio-course"),
        "--policy", str(rubrics / "policies/example-university/policy.lua"),
        "--ratings", str(rubrics / "examples/ratings.csv"), "--as-of", "2026-11-01", "--quiet",
    ]
    decisions = [json.loads(line) for line in run(plaudit, "score", *common).splitlines()]
    paths = [folder / "first.xlsx", folder / "second.xlsx"]
    for path in paths:
        run(plaudit, "report", *common, "--as", "xlsx", "-o", str(path))
    assert paths[0].read_bytes() == paths[1].read_bytes(), "two runs differ"

    with zipfile.ZipFile(paths[0]) as parts:
        assert parts.testzip() is None
        names = parts.namelist()
        for name in names:
            if name.endswith(".xml"):
                ElementTree.fromstring(parts.read(name))
        # Formulas are ours and stand in the Summary only.
        assert [n for n in names if n.startswith("xl/worksheets/sheet") and b"<f>" in parts.read(n)] == [
            "xl/worksheets/sheet1.xml"]
        assert sum(n.startswith("xl/charts/chart") for n in names) >= 5, names

    book = openpyxl.load_workbook(paths[0])
    book.path_ = paths[0]
    assert book.sheetnames == SHEETS, book.sheetnames
    sheet = book["Recommendations"]
    rows = list(sheet.iter_rows(values_only=True))
    header = list(rows[0])
    assert header == COLUMNS, header
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
    assert sheet.tables["Recommendations"].ref == f"A1:AB{len(rows)}", sheet.tables["Recommendations"].ref
    assert sheet.protection.sheet and not sheet.protection.autoFilter
    for row in sheet.iter_rows(min_row=2):
        locked = [cell.protection.locked for cell in row]
        assert locked == [True] * 28 + [False] * 3, locked
    names = {n.name for n in getattr(book.defined_names, "definedName", None) or book.defined_names.values()}
    assert names >= {"RecommendedCredits", "Decision", "CreditsDecided"}
    check_others(book, decisions)
    assert sheet.freeze_panes == "C2", sheet.freeze_panes

    credits = sum(number(a["credits"]) for _, a in awards if a["status"] == "recommended")
    summary = {row[0]: row[1] for row in book["Summary"].iter_rows(values_only=True) if row[0]}
    assert abs(summary["Credits recommended"] - credits) < 1e-9, (summary["Credits recommended"], credits)
    assert summary["Decisions"] == len(decisions)
    for status in {a["status"] for _, a in awards}:
        assert summary[status] == sum(1 for _, a in awards if a["status"] == status), status

    learners = list(book["Learners"].iter_rows(values_only=True))[1:]
    assert len(learners) == len({d["learner"] for d in decisions})
    assert abs(sum(row[9] for row in learners) - credits) < 1e-9
    provenance = [row[1] for row in book["Provenance"].iter_rows(values_only=True) if row[1]]
    prints = decisions[0]["fingerprint"]
    assert prints["rubric"] in provenance and prints["policy"] in provenance
    for code in ("fr", "es", "ar"):
        check_language(plaudit, common, code, book, folder)
    print(f"{len(decisions)} decisions, {len(awards)} awards: the workbook says the same")


if __name__ == "__main__":
    main()

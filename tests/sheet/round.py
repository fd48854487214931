# SPDX-License-Identifier: Apache-2.0
"""A scoring workbook comes home from LibreOffice with exactly the ratings that were written.

round.py PLAUDIT DATA: writes a workbook, fills some cells (openpyxl), saves it again with LibreOffice
(headless), and reads it by `plaudit score --ratings`. Then it changes one rating and does so again.
The same with findings on evidence through `plaudit rate` into a store: exactly what was changed is a
new row of its audit log.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

try:
    import openpyxl
except ImportError:
    sys.exit("this test needs python3-openpyxl")
SOFFICE = shutil.which("soffice") or sys.exit("this test needs LibreOffice Calc (soffice)")
PLAUDIT, DATA = (os.path.abspath(path) for path in sys.argv[1:3])


def run(*words, status=0):
    done = subprocess.run([PLAUDIT, *words], capture_output=True, text=True)
    if done.returncode != status:
        sys.exit(f"{words}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def check(what, have, want):
    if have != want:
        sys.exit(f"{what}:\n  have {have}\n  want {want}")


def rows(sheet):
    names = [cell.value for cell in sheet[1]]
    return [dict(zip(names, row)) for row in sheet.iter_rows(min_row=2)]


def save_again(path, folder):
    """Through LibreOffice, with a profile of its own."""
    os.makedirs(folder, exist_ok=True)
    subprocess.run([SOFFICE, f"-env:UserInstallation=file://{os.path.abspath('profile')}", "--headless",
                    "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder, path],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=200)
    return os.path.join(folder, os.path.basename(path))


def ratings(path):
    """{(portfolio, criterion): ratings} of the decisions, and each decision's print of its ratings."""
    out = run("score", "bare.ndjson", "-r", "mini", "--as-of", "2026-11-01", "-q", "--ratings", path).stdout
    decisions = [json.loads(line) for line in out.splitlines()]
    return {(d["portfolio"], c["id"]): c["ratings"] for d in decisions for c in d["criteria"]
            if c["id"] == "reflection"}


def fill(source, target, levels):
    book = openpyxl.load_workbook(source)
    filled = 0
    for row in rows(book["Mini"]):
        key = row["portfolio"].value
        if key in levels:
            row["level"].value, row["comment"].value, row["rated"].value = levels[key]
            filled += 1
    check("cells filled", filled, len(levels))
    book.save(target)


def find(source, target, findings):
    """Write findings on evidence: {(portfolio, evidence): {column: value}}."""
    book = openpyxl.load_workbook(source)
    filled = 0
    for row in rows(book["Evidence"]):
        for column, value in findings.get((row["portfolio"].value, row["evidence"].value), {}).items():
            row[column].value = value
            filled += 1
    check("findings filled", filled, sum(len(one) for one in findings.values()))
    book.save(target)


def rated(path):
    """What `plaudit rate` counts, and the rows that it adds to the log."""
    before = log()
    told = json.loads(run("rate", path, "--store", "s.db", "--actor", "registrar", "--json").stdout)
    after = log()
    check("the log so far stays", after[:len(before)], before)
    return [told["new"], told["changed"], told["same"]], [(row["name"], row["subject"])
                                                          for row in after[len(before):]]


def log():
    out = run("log", "--store", "s.db", "--json").stdout
    return [json.loads(line) for line in out.splitlines()]


def store_round():
    """Ratings and findings into a store."""
    run("score", "bare.ndjson", "-r", "mini", "--as-of", "2026-11-01", "-q", "--store", "s.db", "--save",
        "-o", os.devnull)
    run("sheet", "bare.ndjson", "-r", "mini", "--as-of", "2026-11-01", "--assessor", "a9", "--batch", "b2",
        "-o", "stored.xlsx")
    check("a blank sheet is nothing", rated("stored.xlsx"), ([0, 0, 0], []))
    fill("stored.xlsx", "stored-filled.xlsx", {"P1": ("exceeds", "well told", "2026-10-01"),
                                               "P2": ("emerging", "short", "2026-10-01")})
    page = rows(openpyxl.load_workbook("stored.xlsx")["Evidence"])
    keys = [(row["portfolio"].value, row["evidence"].value) for row in page]
    first = {keys[0]: {"valid": "yes", "hours": 12.5, "learning_outcome": "LO1", "met": "partly"},
             keys[1]: {"valid": "no", "why": "not the learner's"}}
    find("stored-filled.xlsx", "stored-filled.xlsx", first)
    home = save_again("stored-filled.xlsx", "again")
    check("all are new", rated(home), ([4, 0, 0], [("P1", "3 ratings"), ("P2", "1 ratings")]))
    check("the same file again", rated(home), ([0, 0, 4], []))
    # one rating, then one finding, is changed in what LibreOffice wrote
    fill(home, "stored-second.xlsx", {"P2": ("meets", "read again", "2026-10-01")})
    home = save_again("stored-second.xlsx", "again")
    check("one rating", rated(home), ([0, 1, 3], [("P2", "1 ratings")]))
    find(home, "stored-third.xlsx", {keys[0]: {"hours": 10}})
    check("one finding", rated(save_again("stored-third.xlsx", "again")),
          ([0, 1, 3], [("P1", "1 ratings")]))


def main():
    shutil.copytree(os.path.join(DATA, "mini"), "mini")
    with open("bare.ndjson", "w") as bare:  # the portfolios without ratings of their own
        for line in open(os.path.join(DATA, "batch.ndjson")):
            record = json.loads(line)
            record.pop("ratings", None)
            bare.write(json.dumps(record) + "\n")

    run("sheet", "bare.ndjson", "-r", "mini", "--as-of", "2026-11-01", "--assessor", "a9", "--batch", "b1",
        "-o", "blank.xlsx")
    blank = openpyxl.load_workbook("blank.xlsx")
    check("sheets", blank.sheetnames, ["Start", "Mini", "Evidence", "Rubric", "_plaudit"])
    check("hidden", blank["_plaudit"].sheet_state in ("hidden", "veryHidden"), True)
    sheet = blank["Mini"]
    check("protected", [blank[name].protection.sheet for name in blank.sheetnames[:4]], [True] * 4)
    check("criteria: what is computed is not asked for", {row["criterion"].value for row in rows(sheet)},
          {"reflection"})
    check("locked", [(row["portfolio"].protection.locked, row["criterion"].protection.locked,
                      row["level"].protection.locked, row["comment"].protection.locked)
                     for row in rows(sheet)], [(True, True, False, False)] * 3)
    check("empty", [row["level"].value for row in rows(sheet)], [None] * 3)
    offers = sheet.data_validations.dataValidation
    check("drop-downs", [rule.type for rule in offers], ["list"] * len(offers))
    check("messages", all("exceeds" in rule.prompt for rule in offers), True)
    check("names of learners stand nowhere",
          any("Ana" in str(cell.value) for page in blank for line in page.iter_rows() for cell in line), False)

    # nothing written: nothing rated, before and after LibreOffice
    nothing = {("P1", "reflection"): [], ("P2", "reflection"): [], ("P3", "reflection"): []}
    check("a blank sheet", ratings("blank.xlsx"), nothing)
    check("a blank sheet, saved again", ratings(save_again("blank.xlsx", "again")), nothing)

    first = {"P1": ("exceeds", "well told", "2026-10-01"), "P3": ("cannot judge", "no text", "2026-10-02")}
    want = dict(nothing)
    want["P1", "reflection"] = [["a9", 3]]
    want["P3", "reflection"] = [["a9", None]]
    fill("blank.xlsx", "first.xlsx", first)
    check("filled", ratings("first.xlsx"), want)
    again = save_again("first.xlsx", "again")
    check("filled, saved again by LibreOffice", ratings(again), want)

    # one rating is changed in what LibreOffice wrote: that one changes, no other
    second = dict(first)
    second["P1"] = ("emerging", "read again", "2026-10-05")
    want["P1", "reflection"] = [["a9", 1]]
    fill(again, "second.xlsx", second)
    check("changed", ratings("second.xlsx"), want)
    check("changed, saved again", ratings(save_again("second.xlsx", "again")), want)

    # blind: codes in place of portfolios, which come home all the same
    run("sheet", "bare.ndjson", "-r", "mini", "--as-of", "2026-11-01", "--assessor", "a9", "--blind", "-o",
        "blind.xlsx")
    codes = [row["portfolio"].value for row in rows(openpyxl.load_workbook("blind.xlsx")["Mini"])]
    check("codes", codes, ["C0001", "C0002", "C0003"])
    fill("blind.xlsx", "blind-filled.xlsx", {"C0001": ("emerging", "read again", "2026-10-05"),
                                             "C0003": ("cannot judge", "no text", "2026-10-02")})
    check("blind", ratings(save_again("blind-filled.xlsx", "again")), want)
    store_round()
    print("the sheet came home")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    main()

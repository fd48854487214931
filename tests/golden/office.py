"""Open the workbook in LibreOffice, which calculates it again, and hold its values against ours.

office.py PLAUDIT RUBRICS FOLDER: every sheet saved again by LibreOffice says the same, cell by cell; so
the formulas had the right values beside them, and nothing needed repair.
"""
import subprocess
import sys
from pathlib import Path

import openpyxl


def run(*arguments, **options):
    done = subprocess.run(arguments, capture_output=True, check=False, **options)
    if done.returncode != 0:
        sys.exit(f"{arguments}: exit {done.returncode}\n{done.stderr.decode()}")


def same(ours, theirs):
    if isinstance(ours, (int, float)) and isinstance(theirs, (int, float)):
        return abs(ours - theirs) < 1e-9
    return (ours or None) == (theirs or None)


def main():
    plaudit, rubrics, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    (folder / "again").mkdir(parents=True, exist_ok=True)
    book = folder / "book.xlsx"
    run(plaudit, "report", str(rubrics / "examples/portfolios.ndjson"), "--rubric", str(rubrics / "networked-learning"),
        "--rubric", str(rubrics / "portfolio-course"), "--ratings", str(rubrics / "examples/ratings.csv"),
        "--policy", str(rubrics / "policies/example-university/policy.lua"), "--as-of", "2026-11-01", "--quiet",
        "--as", "xlsx", "-o", str(book))
    run("soffice", f"-env:UserInstallation=file://{folder.resolve()}/profile", "--headless", "--convert-to", "xlsx",
        "--outdir", str(folder / "again"), str(book), timeout=240)
    ours = openpyxl.load_workbook(book, data_only=True)
    theirs = openpyxl.load_workbook(folder / "again/book.xlsx", data_only=True)
    assert ours.sheetnames == theirs.sheetnames, theirs.sheetnames
    cells = 0
    for sheet in ours:
        other = theirs[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                value = other.cell(cell.row, cell.column).value
                assert same(cell.value, value), (sheet.title, cell.coordinate, cell.value, value)
                cells += cell.value is not None
    formulas = openpyxl.load_workbook(book)["Summary"]
    assert any(str(row[1].value).startswith("=") for row in formulas.iter_rows(max_col=2)), "no formula to look at"
    print(f"{cells} cells are the same after LibreOffice has opened, calculated and saved the workbook")


if __name__ == "__main__":
    main()

"""Read back workbooks that hold all that goes wrong in workbooks.

edges.py GOLDEN_EDGES FOLDER: runs the program, then looks at its workbooks with openpyxl.
"""
import datetime
import html
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl

TEXTS = [
    "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "_x0041_", "a_x005F_b_xZZZZ_",
    "bell \x07 escape \x1b[31m", "line\nbreak\ttab", "broken \ufffd\ufffd UTF-8",
    "surrogate \ufffd\ufffd\ufffd raw", "not a character \ufffd", '<b>&amp;"quoted"</b>', "שלום",
    "🎓 degree", "  spaces  ", "'apostrophe",
]
ADDRESSES = [
    ("https://example.org/a?b=c&d=%20", True), ("http://example.org/", True),
    ("mailto:someone@example.org", True), ("javascript:alert(1)", False), ("file:///etc/passwd", False),
    ("internal:'Sheet'!A1", False), ("https://example.org/with blank", False), ("HTTPS://example.org/", False),
]
LENGTHS = [32000, 32759, 32760, 32767, 32768, 100000]
WHOLE = "".join("\n" if i % 100 == 99 else chr(ord("a") + i % 26) for i in range(100000))


def check_cells(path):
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Edges", "Long text"], book.sheetnames
    sheet = book["Edges"]
    row = 0
    for text in TEXTS:
        row += 1
        cell = sheet.cell(row, 1)
        assert cell.data_type == "s", (row, cell.data_type)
        if "x005F" not in text:  # openpyxl takes every "x005F_" away: the file is looked at below
            value = cell.value.replace("_x0007_", "\x07").replace("_x001B_", "\x1b")  # which it leaves
            value = value.replace("_x005F_x0041_", "_x0041_")
            assert value == text, (row, cell.value, text)
    for address, is_link in ADDRESSES:
        row += 1
        cell = sheet.cell(row, 1)
        assert cell.value == address, (cell.value, address)
        assert (cell.hyperlink is not None) == is_link, address
    with zipfile.ZipFile(path) as parts:
        raw = b"".join(parts.read(n) for n in parts.namelist() if n.endswith(("sheet1.xml", "sharedStrings.xml")))
        assert b"a_x005F_x005F_b_xZZZZ_" in raw
    rest = list(book["Long text"].iter_rows(values_only=True))
    assert list(rest[0]) == ["sheet", "cell", "part", "text"]
    pieces = {}
    for where, cell, part, text in rest[1:]:
        assert where == "Edges" and len(text) <= 32767
        pieces.setdefault(cell, []).append((part, text))
    for length in LENGTHS:
        row += 1
        value = sheet.cell(row, 1).value
        assert len(value) <= 32767
        parts = pieces.get(f"A{row}")
        if parts is None:
            assert value == WHOLE[:length], length
        else:
            assert "Long text" in value and value.startswith(WHOLE[:32000])
            assert [p for p, _ in parts] == list(range(1, len(parts) + 1))
            assert "".join(t for _, t in parts) == WHOLE[:length], length
    assert len(pieces) == 4, pieces.keys()
    row += 1
    assert [sheet.cell(row, c).value for c in (1, 2, 3)] == [None, None, 1.5]
    row += 1
    assert sheet.cell(row, 1).value == datetime.datetime(2026, 11, 1)
    assert sheet.cell(row, 2).value == "1899-12-31"
    values = openpyxl.load_workbook(path, data_only=True)["Edges"]
    assert values.cell(row, 3).value == 3


def check_parts(path, is_bulk):
    book = openpyxl.load_workbook(path)
    names = book.sheetnames
    for name, parts in (("Recommendations", 3), ("Learners", 3), ("Criteria", 4)):
        want = [name] + [f"{name} {i}" for i in range(2, parts + 1)]
        assert [n for n in names if n.split(" ")[0] == name] == want, (name, names)
    seen = []
    for name in names:
        if name.startswith("Recommendations"):
            rows = list(book[name].iter_rows(values_only=True))
            assert len(rows) <= 10 and rows[0][0] == "learner", name
            assert bool(book[name].tables) != is_bulk, name
            seen += [row[4] for row in rows[1:]]
    assert seen == [f"P-{i:02d}" for i in range(25)], seen
    # Another rubric came after 15 rows: its criterion has a column of its own on a next sheet.
    widths = [book[n].max_column for n in names if n.startswith("Criteria")]
    assert widths == [9, 9, 10, 10], widths
    head = [c.value for c in book["Criteria 3"][1]]
    assert head[8:] == ["one", "One (second)"], head
    # What is still to decide counts over all three sheets.
    summary = book["Summary"]
    formulas = [r[1].value for r in summary.iter_rows(max_col=2) if r[0].value == "still to decide"]
    assert formulas[0].count("COUNTA") == 3, formulas
    values = openpyxl.load_workbook(path, data_only=True)["Summary"]
    assert [r[1].value for r in values.iter_rows(max_col=2) if r[0].value == "still to decide"] == [25]
    with zipfile.ZipFile(path) as parts:
        core = parts.read("docProps/core.xml").decode()
        assert html.escape("Example & University", quote=False) in core


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([program, str(folder)], check=True)
    for name in ("cells.xlsx", "cells-bulk.xlsx"):
        check_cells(folder / name)
    check_parts(folder / "parts.xlsx", False)
    check_parts(folder / "parts-bulk.xlsx", True)
    print("what goes wrong in workbooks does not go wrong here")


if __name__ == "__main__":
    main()

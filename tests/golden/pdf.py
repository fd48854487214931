"""Look at PDFs with tools that are not ours.

pdf.py GOLDEN_LETTER FOLDER: runs the program; qpdf, pdfinfo, pdffonts and pdftotext look at its files.
"""
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

NAMES = [
    "Zoë Ångström-Nguyễn", "فاطمة الزهراء بنت علي", "יעל בן־דוד", "陈思远", "ปิยะนุช วงศ์สวัสดิ์",
    "प्रिया रघुनाथन", "Ελένη Παπαδοπούλου", "Ирина Соколова", "Ame\u0301lie o\u0302",
]
MARKS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"))


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{arguments}: exit {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout.decode()


def check(path, language, pages):
    run("qpdf", "--check", str(path))
    info = dict(line.split(":", 1) for line in run("pdfinfo", str(path)).splitlines() if ":" in line)
    assert info["Tagged"].strip() == "yes", info
    assert int(info["Pages"]) == pages, info
    assert "2026" in info["CreationDate"] and info["Author"].strip() == "Example University"
    fonts = [line.split() for line in run("pdffonts", str(path)).splitlines()[2:]]
    assert fonts and all(font[-5] == "yes" for font in fonts), "every font is embedded"
    plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(path), "-"], capture_output=True,
                           check=False).stdout
    assert f"/Lang ({language})".encode() in plain and b"/DisplayDocTitle true" in plain
    tags = set(re.findall(r"^ *(\w+)", run("pdfinfo", "-struct", str(path)), re.M))
    assert tags >= {"Document", "Sect", "H1", "H2", "P", "Table", "TR", "TH", "TD", "L", "LI", "Figure", "Link"}, tags
    assert plain.count(b"/Title") >= 6, "an outline"


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    told = run(program, str(folder))
    pages = dict(re.findall(r"^(\S+\.pdf) (\d+) pages", told, re.M))
    assert (folder / "en.pdf").read_bytes() == (folder / "again.pdf").read_bytes(), "two runs differ"
    assert "missing U+F0001" in told, told
    for name, language in (("en.pdf", "en"), ("ar.pdf", "ar")):
        check(folder / name, language, int(pages[name]))
    text = run("pdftotext", str(folder / "en.pdf"), "-").translate(MARKS)
    text = unicodedata.normalize("NFC", text)
    for name in NAMES:
        name = unicodedata.normalize("NFC", name)
        sentence = f"The learner {name}, number 4711, is named in this sentence."
        assert sentence in text, name
    for page in range(1, int(pages["en.pdf"]) + 1):
        assert f"Page {page} of {pages['en.pdf']}" in text, page
    flat = " ".join(text.split())
    assert flat.count("many words,") == 749, flat.count("many words,")
    assert "3f786850e387550fdab836ed7e6dc881de23001b" in text
    arabic = run("pdftotext", str(folder / "ar.pdf"), "-").translate(MARKS)
    assert "عندما توافق عليها المؤسسة" in unicodedata.normalize("NFC", arabic)
    print("the PDFs say what they should, to other programs too")


if __name__ == "__main__":
    main()

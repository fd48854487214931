#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Texts from outside stay texts in every form of output: hostile.py PLAUDIT SOURCE

Each hostile text stands in every free field and in the id of one portfolio. Whatever the form, it
must not be a formula, markup, a link that runs, an escape sequence, a turned line or a path. Ids
that are refused must be refused without showing them raw.
"""
import csv
import html.parser
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile

FREE = {"name", "title", "description", "issuer", "role", "reflection", "text", "how", "by", "relation", "comment"}
TEXTS = {
    "formula": "=HYPERLINK(\"http://evil.example\",\"x\")",
    "command": "=cmd|' /C calc'!A0",
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "feed": "\n=1+1",
    "full width": "\uff1d1+1",
    "blank": " =1+1",
    "quote": "\",=1+1,\"",
    "script": "<script>evil()</script>",
    "image": "<img src=x onerror=evil()>",
    "attribute": "\" onmouseover=\"evil()\" x=\"",
    "single": "' onmouseover='evil()' x='",
    "element": "</td></table><evil>",
    "comment": "--><evil><!--",
    "cdata": "]]><evil/><![CDATA[",
    "entity": "&lt;evil&gt;&#60;evil&#62;",
    "style": "</style><evil>",
    "title": "</title></text></svg><evil/>",
    "scheme": "javascript:evil()",
    "data": "data:text/html,<script>evil()</script>",
    "colour": "\x1b[31mred\x1b[0m",
    "window": "\x1b]0;evil\x07",
    "csi": "\x9b31mred",
    "erase": "ab\x08\x08cd\x7f",
    "carriage": "good\rbad",
    "zero": "a\x00b",
    "override": "abc\u202etxt.exe",
    "isolate": "abc\u2066\u2067def",
    "mark": "\ufeffabc\u200b\u2028x",
    "up": "../../evil",
    "root": "/tmp/evil",
    "dots": "..",
    "hidden": ".evil",
    "option": "-rf",
    "device": "CON",
    "back": "..\\..\\evil",
    "stream": "a:b",
    "long": "x" * 5000,
    "percent": "%s%n%x",
    "shell": "$(evil)`evil`;evil|evil",
    "excel": "_x003D_1+1",
    "emoji": "🎓 ok",
}
TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
found = []


def check(is_right, *what):
    if not is_right:
        found.append(" ".join(str(part)[:160] for part in what))


def poison(value, text, is_free=False):
    if isinstance(value, dict):
        return {key: poison(one, text, key in FREE) for key, one in value.items()}
    if isinstance(value, list):
        return [poison(one, text, is_free) for one in value]
    return text if is_free and isinstance(value, str) else value


def portfolios(source):
    """Per text: it in all free fields, and it as an id, too."""
    with open(os.path.join(source, "rubrics/examples/portfolios.ndjson"), encoding="utf-8") as file:
        record = json.loads(file.readline())
    for number, text in enumerate(TEXTS.values()):
        one = poison(record, text)
        one["id"] = f"P{number}"
        one["evidence"][0]["url"] = text
        yield one
        for member in (("id",), ("learner", "id")):
            one = poison(record, "plain")
            at = one
            for name in member[:-1]:
                at = at[name]
            if member == ("learner", "id"):
                one["id"] = f"L{number}"
            at[member[-1]] = text
            yield one


# ---- what may come out ----

def is_quiet(text, may):
    """No control characters beside those of the format, of either range."""
    return not any((c < " " and c not in may) or "\x7f" <= c <= "\x9f" for c in text)


def see_terminal(name, data):
    text = data.decode()
    check(is_quiet(text, "\n"), name, "control characters", [c for c in text if c < " " and c != "\n"][:5])
    check(not TURNS.search(text), name, "turned text")


def see_json(name, data):
    text = data.decode()
    check(is_quiet(text, "\n"), name, "raw control characters")
    for line in [text] if name.endswith(" json") else text.splitlines():
        json.loads(line)


def see_csv(name, data):
    for row in csv.reader(io.StringIO(data.decode().lstrip("\ufeff"), newline="")):
        for cell in row:
            is_number = re.fullmatch(r"[-+]?\d+(\.\d+)?", cell)
            check(cell[:1] not in ("=", "+", "-", "@", "\t", "\r") or is_number, name, "a formula", repr(cell))


class Page(html.parser.HTMLParser):
    def __init__(self, name):
        super().__init__()
        self.name, self.scripts = name, 0

    def handle_starttag(self, tag, attrs):
        self.scripts += tag == "script"
        check(tag not in ("evil", "img", "iframe", "object"), self.name, "element", tag)
        for key, value in attrs:
            check(not key.startswith("on"), self.name, "attribute", key)
            if key in ("href", "src", "action"):
                check(re.match(r"#|https?://|mailto:", value or ""), self.name, "link", value)


def see_html(name, data):
    text = data.decode()
    page = Page(name)
    page.feed(text)
    check(page.scripts <= 1, name, page.scripts, "scripts")
    check("evil()</script" not in text, name, "a script of the portfolio")
    check("Content-Security-Policy" in text, name, "no policy of content")
    check(is_quiet(text, "\n\t\r"), name, "control characters")


def see_svg(name, data):
    for element in xml.etree.ElementTree.fromstring(data).iter():
        check("evil" not in element.tag and not element.tag.endswith("script"), name, "element", element.tag)
        for key in element.attrib:
            check(not key.startswith("on"), name, "attribute", key)


def see_xlsx(name, data):
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for part in parts.namelist():
            check(not part.startswith("/") and ".." not in part, name, "part", part)
            if not part.endswith((".xml", ".rels")):
                continue
            tree = xml.etree.ElementTree.fromstring(parts.read(part))
            for element in tree.iter():
                tag = element.tag.split("}")[-1]
                if tag == "f":
                    check("evil" not in (element.text or "") and "cmd" not in (element.text or ""), name, part, "formula",
                          element.text)
                if tag == "Relationship" and element.get("TargetMode") == "External":
                    check(re.match(r"https?://|mailto:", element.get("Target")), name, "link", element.get("Target"))


def see_pdf(name, data):
    check(data.startswith(b"%PDF-"), name, "no PDF")
    for word in (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile", b"/OpenAction", b"(javascript:"):
        check(word not in data, name, "holds", word)


# ---- every form ----

def run(command, folder, **more):
    return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60,
                          env={**os.environ, "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1793491200"}, **more)


def files_below(folder):
    return sorted(os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names)


SEE = {"csv": see_csv, "table": see_terminal, "text": see_terminal, "html": see_html, "xlsx": see_xlsx, "pdf": see_pdf,
       "json": see_json, "ndjson": see_json, "xapi": see_json}
# Command, option of the form, forms, further words.
STREAMS = (
    ("score", "--format", ("ndjson", "json", "csv", "table"), ["--all"]),
    ("export", "--as", ("csv", "json", "ndjson"), []),
    ("report", "--as", ("csv", "text", "html"), []),
    ("report", "--as", ("text", "html"), ["--for", "learner"]),
    ("report", "--as", ("text", "html"), ["--for", "assessor"]),
)
FILES = (("report", "xlsx", []), ("export", "xlsx", []), ("report", "pdf", ["--for", "learner"]))


def check_errors(name, done):
    text = done.stderr.decode()
    check(is_quiet(text, "\n"), name, "control characters in a message")
    check(not TURNS.search(text), name, "turned text in a message")
    check(b"Sanitizer" not in done.stderr and done.returncode in (0, 1, 2, 3, 4, 5, 6), name, "status", done.returncode,
          text[-300:])


def streams(base, folder):
    count = 0
    for verb, option, forms, more in STREAMS:
        for form in forms:
            name = " ".join((verb, *more, form))
            done = run([base[0], verb, *base[1:], option, form, *more], folder)
            check_errors(name, done)
            check(len(done.stdout) > 1000, name, "gives nothing")
            if done.stdout:
                SEE[form](name, done.stdout)
            count += 1
    return count


def whole_files(base, folder):
    for verb, form, more in FILES:
        name, path = " ".join((verb, *more, form)), os.path.join(folder, f"{verb}.{form}")
        check_errors(name, run([base[0], verb, *base[1:], "--as", form, *more, "-o", path], folder))
        with open(path, "rb") as file:
            SEE[form](name, file.read())
    return len(FILES)


def folders(base, folder):
    """A file for every portfolio: names from ids; what stands beside the folder stays as it was."""
    count = 0
    run([base[0], "key", "new", "key.pem"], folder)
    badge = ["--key", "key.pem", "--issuer", "https://example.org/", "--unapproved"]
    for verb, form, more in (("report", "html", ["--for", "learner"]), ("report", "text", ["--for", "learner"]),
                             ("export", "badge", badge)):
        name, before = f"{verb} {form} into a folder", files_below(folder)
        into = os.path.join(folder, f"{verb}-{form}")
        done = run([base[0], verb, *base[1:], "--as", form, *more, "-o", into + "/"], folder)
        check_errors(name, done)
        made = files_below(into)
        check(len(made) > len(TEXTS) // 2, name, len(made), "files", done.stderr[-300:])
        beside = [path for path in files_below(folder) if not path.startswith(os.path.basename(into) + "/")]
        check(beside == before, name, "wrote beside its folder", set(beside) ^ set(before))
        for path in made:
            is_plain = re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]*", path) and len(path) < 200
            check(is_plain, name, "file", path)
            with open(os.path.join(into, path), "rb") as file:
                data = file.read()
            see = {".html": see_html, ".txt": see_terminal, ".svg": see_svg, ".json": see_json}.get(
                os.path.splitext(path)[1])
            if see:
                see(f"{name} {path} json", data)
        count += 1
    return count


def main():
    plaudit, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    with tempfile.TemporaryDirectory() as outer:
        folder = os.path.join(outer, "a", "b")
        os.makedirs(folder)
        with open(os.path.join(folder, "in.ndjson"), "w", encoding="utf-8") as out:
            for one in portfolios(source):
                out.write(json.dumps(one) + "\n")
        base = [plaudit, "in.ndjson", "--rubric", os.path.join(source, "rubrics/networked-learning"), "--as-of",
                "2026-11-01", "-j1"]
        count = streams(base, folder) + whole_files(base, folder) + folders(base, folder)
        check(all(path.startswith("a/b/") for path in files_below(outer)), "a path from an id", files_below(outer))
    for line in found[:40]:
        print(line)
    print(f"{len(TEXTS)} texts, {count} forms, {len(found)} wrong")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()

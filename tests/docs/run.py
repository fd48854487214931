"""Run the commands that a document shows and compare their output.

run.py PLAUDIT SOURCE DOCUMENT... [--update]

A block after a line `<!-- file: NAME -->` is written to NAME. In a block marked `console` a line that
begins with `$ ` is run by sh in a fresh folder where `plaudit` is on the PATH and `rubrics` is the
folder of the sources; the lines up to the next command are its output (both streams) and must be the
same. A line `...` stands for any number of lines. A last line `(exit N)` is the exit status, 0 if it
is not there. Commands that install or build (`sh setup.sh`) are not run.

In a manual page (NAME.7) the blocks are `.Bd -literal` to `.Ed`; one that begins with `$ ` is a console block, and
a comment `file: NAME` before one names its file.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def blocks(text):
    """(kind, first line index, lines, file name or None) of every fenced block."""
    lines = text.split("\n")
    name, i = None, 0
    while i < len(lines):
        marked = re.fullmatch(r"<!-- file: (\S+) -->", lines[i])
        if marked:
            name = marked.group(1)
        elif lines[i].startswith("```"):
            kind, first = lines[i][3:].strip(), i + 1
            i = first
            while not lines[i].startswith("```"):
                i += 1
            yield kind, first, lines[first:i], name
            name = None
        i += 1


def from_mdoc(line):
    """A line of a literal block as a reader sees it."""
    return re.sub(r"^\\&", "", line).replace("\\e", "\\")


def to_mdoc(line):
    line = line.replace("\\", "\\e")
    return "\\&" + line if line.startswith((".", "'")) else line


def mdoc_blocks(text):
    """The same as blocks() for a manual page."""
    lines = text.split("\n")
    name, i = None, 0
    while i < len(lines):
        marked = re.fullmatch(r'\.\\" file: (\S+)', lines[i])
        if marked:
            name = marked.group(1)
        elif lines[i].startswith(".Bd -literal"):
            first = i = i + 1
            while lines[i] != ".Ed":
                i += 1
            inner = [from_mdoc(line) for line in lines[first:i]]
            yield "console" if inner and inner[0].startswith("$ ") else "", first, inner, name
            name = None
        i += 1


def commands(lines):
    """(command, expected lines) of a console block; a backslash continues a command."""
    found, i = [], 0
    while i < len(lines):
        if not lines[i].startswith("$ "):
            sys.exit(f"a console block begins with something else than a command: {lines[i]}")
        command = lines[i][2:]
        i += 1
        while command.endswith("\\"):
            command += "\n" + lines[i]
            i += 1
        expected = []
        while i < len(lines) and not lines[i].startswith("$ "):
            expected.append(lines[i])
            i += 1
        found.append((command, expected))
    return found


def matches(expected, actual):
    if not expected:
        return not actual
    if expected[0] == "...":
        return any(matches(expected[1:], actual[i:]) for i in range(len(actual) + 1))
    return bool(actual) and expected[0] == actual[0] and matches(expected[1:], actual[1:])


def run(command, folder, plaudit):
    environment = {
        "PATH": f"{folder}/.bin:/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8",
        "COLUMNS": "100", "NO_COLOR": "1",
    }
    environment.update({name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")})
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    lines = done.stdout.decode().split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    if done.returncode != 0:
        lines.append(f"(exit {done.returncode})")
    return lines


def check(document, plaudit, source, update):
    text = document.read_text()
    out_lines, shift, failed, count = text.split("\n"), 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/.bin")
        os.symlink(plaudit, f"{folder}/.bin/plaudit")
        if document.parent.name == "institution":  # the README of `plaudit init`, run where it stands
            run("plaudit init here", folder, plaudit)
            os.rename(f"{folder}/.bin", f"{folder}/here/.bin")
            folder = f"{folder}/here"
        else:
            os.symlink(source / "rubrics", f"{folder}/rubrics")
        is_mdoc = re.fullmatch(r"\.[1-9]", document.suffix) is not None
        for kind, first, lines, name in mdoc_blocks(text) if is_mdoc else blocks(text):
            if name:
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("\n".join(lines) + "\n")
            if kind != "console":
                continue
            new = []
            for command, expected in commands(lines):
                new += ("$ " + command).split("\n")
                if command.startswith("sh setup.sh"):
                    new += expected
                    continue
                count += 1
                actual = run(command, folder, plaudit)
                if matches(expected, actual):
                    new += expected
                    continue
                failed += 1
                new += actual
                print(f"{document}: $ {command}\nexpected:", *expected, "actual:", *actual, sep="\n  ")
            out_lines[first + shift:first + shift + len(lines)] = map(to_mdoc, new) if is_mdoc else new
            shift += len(new) - len(lines)
    if update and failed:
        document.write_text("\n".join(out_lines))
    print(f"{document}: {count} commands, {failed} differ")
    return failed, count


def main():
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    plaudit, source = Path(arguments[0]).resolve(), Path(arguments[1]).resolve()
    failed = total = 0
    for document in arguments[2:]:
        one, count = check(Path(document), plaudit, source, "--update" in sys.argv)
        failed, total = failed + one, total + count
    if total == 0:
        sys.exit("no command was run")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

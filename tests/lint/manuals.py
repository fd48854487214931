#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Hold manuals, README and completions against the program's own table of commands and options.

usage: manuals.py PLAUDIT SOURCE_FOLDER
"""
import pathlib
import re
import subprocess
import sys

program, source = sys.argv[1], pathlib.Path(sys.argv[2])
manuals = source / "cli" / "man"
faults = []


def run(*words):
    return subprocess.run([program, *words], capture_output=True, text=True, check=True).stdout


def options_of_help(text):
    """Long names in the section Options of a help page, with their letters."""
    found = {}
    section = text.split("\nOptions\n", 1)[1].split("\n\n", 1)[0]
    for line in section.splitlines():
        match = re.match(r"  (?:-(.), |    )--([a-z0-9-]+)", line)
        if match:
            found[match.group(2)] = match.group(1)
    return found


def options_of_manual(text):
    """The same from the items of a manual page."""
    found = {}
    for line in re.findall(r"^\.It (Fl .*)$", text, re.M):
        long = re.search(r"Fl -([a-z0-9-]+)", line)
        letter = re.search(r"Fl ([A-Za-z])\b", line)
        if long:
            found[long.group(1)] = letter.group(1) if letter else None
    return found


def compare(page, told, known):
    for name in sorted(set(told) | set(known)):
        if name not in told:
            faults.append(f"{page}: does not tell --{name}")
        elif name not in known:
            faults.append(f"{page}: tells --{name}, which the command does not know")
        elif told[name] != known[name]:
            faults.append(f"{page}: letter of --{name} is {told[name]}, the command's is {known[name]}")


overview = run("help").split("\nCommands\n", 1)[1].split("\n\n", 1)[0]
verbs = [line.split()[0] for line in overview.splitlines()]
help_options = {verb: options_of_help(run(verb, "--help")) for verb in verbs}
common = {
    name: letter for name, letter in help_options[verbs[0]].items() if all(name in known for known in help_options.values())
}

main_page = (manuals / "plaudit.1").read_text()
compare("plaudit.1", options_of_manual(main_page.split(".Sh OPTIONS", 1)[1].split("\n.Sh ", 1)[0]), common)
told_verbs = re.findall(r"^\.It Cm ([a-z-]+)", main_page.split(".Sh COMMANDS", 1)[1].split("\n.Sh ", 1)[0], re.M)
for verb in sorted(set(verbs) ^ set(told_verbs)):
    faults.append(f"plaudit.1: COMMANDS and the program differ about '{verb}'")

for verb in verbs:
    page = manuals / f"plaudit-{verb}.1"
    if not page.exists():
        faults.append(f"there is no {page.relative_to(source)}")
        continue
    own = {name: letter for name, letter in help_options[verb].items() if name not in common}
    compare(page.name, options_of_manual(page.read_text()), own)
for page in manuals.glob("plaudit-*.1"):
    if page.stem.removeprefix("plaudit-") not in verbs:
        faults.append(f"{page.name} is about no command")

statuses = {
    int(status)
    for status in re.findall(r"^PLA_CODE\(\w+, (\d+),", (source / "engine/base/err_codes.def").read_text(), re.M)
}
told = set(map(int, re.findall(r"^\.It (\d+)$", main_page.split(".Sh EXIT STATUS", 1)[1].split("\n.Sh ", 1)[0], re.M)))
if statuses != told:
    faults.append(f"plaudit.1: EXIT STATUS has {sorted(told)}, the list of codes {sorted(statuses)}")

# Commands that documents show: verb and options must exist.
documents = [source / "README.md", *source.glob("*/README.md"), *source.glob("rubrics/*/README.md"), *manuals.glob("*.[1357]")]
for document in documents:
    for line in document.read_text().replace("\\(dq", '"').splitlines():
        for words in re.findall(r"(?:^|[`$|] *|/)plaudit ([a-z-]+(?: [^`|>]*)?)", line.strip()):
            verb, _, rest = words.partition(" ")
            if verb not in verbs:
                if not line.startswith((".", "plaudit ")):
                    continue
                if re.search(r"^\.Dl|^\$", line):
                    faults.append(f"{document.relative_to(source)}: there is no command '{verb}': {line.strip()}")
                continue
            for name in re.findall(r"(?<![\w-])--([a-z][a-z-]*)", rest):
                if name not in help_options[verb]:
                    faults.append(f"{document.relative_to(source)}: {verb} has no option --{name}")

# Every name that the editor's definitions know is told in the manual of rubrics or of policies.
definitions = (source / "rubrics/plaudit.d.lua").read_text()
language = (manuals / "plaudit-rubric.7").read_text()
policy = (manuals / "plaudit-policy.5").read_text()
for name in re.findall(r"^function (?:Measure:)?([a-z_]+)\(", definitions, re.M):
    if name in ("rubric", "policy", "case", "each_claim"):
        continue
    if not re.search(rf'\bFn "?:?{name}\b', language):
        faults.append(f"plaudit-rubric.7: does not tell {name}()")
for kind, text, page in (("Rubric", language, "plaudit-rubric.7"), ("Award", language, "plaudit-rubric.7"),
                         ("Criterion", language, "plaudit-rubric.7"), ("Filter", language, "plaudit-rubric.7"),
                         ("Policy", policy, "plaudit-policy.5"), ("Cap", policy, "plaudit-policy.5"),
                         ("Round", policy, "plaudit-policy.5"), ("Course", policy, "plaudit-policy.5")):
    members = definitions.split(f"---@class plaudit.{kind}\n", 1)[1].split("\n\n", 1)[0]
    for name in re.findall(r"^---@field ([a-z_]+)", members, re.M):
        if not re.search(rf"^\.It Li {name}\b", text, re.M):
            faults.append(f"{page}: does not tell `{name}` of a {kind.lower()}")

for page in sorted(manuals.glob("*.[1357]")):
    lint = subprocess.run(["mandoc", "-Tlint", "-Wwarning", str(page)], capture_output=True, text=True)
    faults.extend(line for line in lint.stdout.splitlines() if "referenced manual not found" not in line)
    for name, section in re.findall(r"^\.Xr (plaudit[a-z-]*) (\d)", page.read_text(), re.M):
        if not (manuals / f"{name}.{section}").exists():
            faults.append(f"{page.name}: refers to {name}({section}), which is not there")

for shell in ("bash", "zsh", "fish"):
    script = run("completion", shell)
    for verb in verbs:
        if verb not in script:
            faults.append(f"completion for {shell} does not know '{verb}'")
if subprocess.run(["bash", "-n"], input=run("completion", "bash"), text=True).returncode != 0:
    faults.append("the completion for bash is no bash")

print("\n".join(faults) if faults else f"{len(verbs)} commands, {len(list(manuals.glob('*.[157]')))} manuals agree")
sys.exit(1 if faults else 0)

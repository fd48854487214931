# SPDX-License-Identifier: Apache-2.0
"""Every command of the program, and how it is made to run a rubric. wall.py, same.py, write.py and memcheck.py
use it.

A command that is not here fails them: put it into RUNS with arguments that make it run a rubric, or
into NONE if no option of it takes one.
"""
import subprocess

# Command -> arguments. {rubric}: a rubric's folder; {rubrics}: `--rubric` for each of several;
# {policy}: a policy; {portfolios}, {ratings}, {cases}: files and a folder with cases; {out}: a new file;
# {jobs}: -jN where the command takes it; {one}: the id of one portfolio.
RUNS = {
    "score": ["{portfolios}", "{rubrics}", "--policy", "{policy}", "{ratings}", "{jobs}"],
    "explain": ["{portfolios}", "{rubrics}", "--policy", "{policy}", "--portfolio", "{one}", "{ratings}"],
    "report": ["{portfolios}", "{rubrics}", "--policy", "{policy}", "--as", "xlsx", "-o", "{out}", "{jobs}"],
    "export": ["{portfolios}", "{rubrics}", "--policy", "{policy}", "--as", "csv", "{jobs}"],
    "compare": ["{rubric}", "{rubric}", "{portfolios}", "--policy", "{policy}", "{jobs}"],
    "agree": ["{portfolios}", "{rubrics}", "--policy", "{policy}", "{ratings}"],
    "fair": ["{portfolios}", "{rubrics}", "--policy", "{policy}", "{ratings}"],
    "review": ["{portfolios}", "{rubrics}", "--policy", "{policy}", "{ratings}", "{jobs}"],
    "sheet": ["{portfolios}", "{rubrics}", "--policy", "{policy}", "--assessor", "a1", "-o", "{out}"],
    "load": ["{rubric}", "--policy", "{policy}", "--store", "{out}", "--actor", "registrar"],
    "check": ["{rubric}", "{portfolios}", "--policy", "{policy}"],
    "test": ["{cases}", "--policy", "{policy}"],
}

# Commands whose {out} is a store: it keeps itself whole by transactions, which tests/unit/store try.
STORES = ("load",)

# Commands whose options take no rubric (appeal and replay run those of a store, always behind the wall).
NONE = ("appeal", "backup", "completion", "decide", "doctor", "help", "history", "import", "init", "key", "log", "merge",
        "posted", "rate", "redact", "renew", "replay", "restore", "retire", "revoke", "rubrics", "verify", "verify-badge",
        "version")

# More forms of a command's output, for same.py.
FORMS = {
    "score": [["--format", "csv"], ["--format", "table"], ["--format", "json"], ["--all"]],
    "explain": [["--json"]],
    "report": [["--as", "text"], ["--as", "csv"]],
    "export": [["--as", "json"], ["--as", "xlsx", "-o", "{out}"]],
    "compare": [["--json"]],
    "agree": [["--json"], ["--all"]],
    "fair": [["--json"]],
    "review": [["--json"]],
    "check": [["--json"]],
    "test": [["--json"], ["--coverage"]],
}


def of_program(plaudit):
    """The names in the list of commands of `plaudit help`."""
    text = subprocess.run([plaudit, "help"], check=True, capture_output=True, text=True).stdout
    names, is_list = [], False
    for line in text.splitlines():
        if is_list and not line.strip():
            break
        if is_list:
            names.append(line.split()[0])
        is_list = is_list or line == "Commands"
    return names


def unlisted(plaudit):
    """What is wrong between the program and the lists above, as lines."""
    found = []
    names = of_program(plaudit)
    if len(names) < 5:
        found.append("`plaudit help` shows no list of commands")
    for name in names:
        text = subprocess.run([plaudit, name, "--help"], check=False, capture_output=True, text=True).stdout
        takes = "--no-isolation" in text
        if name not in RUNS and name not in NONE:
            found.append(f"{name} is not in tests/verbs/verbs.py")
        elif takes and name not in RUNS:
            found.append(f"{name} takes --no-isolation, so it runs rubrics: it must be in RUNS of tests/verbs/verbs.py")
    found += [f"{name} is in tests/verbs/verbs.py, but there is no such command" for name in RUNS if name not in names]
    return found


def options_of(plaudit, name, *options):
    """Those of the options, each a list of words, that the command takes; all in one list."""
    text = subprocess.run([plaudit, name, "--help"], check=False, capture_output=True, text=True).stdout
    return [word for option in options if option[0] in text for word in option]


def arguments(row, values):
    """Fill a row: a value that is a list stands for several arguments, an empty one for none."""
    out = []
    for word in row:
        value = values[word[1:-1]] if word.startswith("{") and word.endswith("}") else word
        out.extend(value if isinstance(value, list) else [value])
    return out


def form_of(row, form):
    """A row with another form: its own --as and -o are left out where the form has some."""
    if not form or form[0] not in ("--as", "--format"):
        return row + form
    kept = [word for i, word in enumerate(row) if not (word in ("--as", "-o", "{out}") or (
        i > 0 and row[i - 1] == "--as"))]
    return kept + form

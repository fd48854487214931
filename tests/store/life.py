"""What the tests of the store share: a program, portfolios, a store's content as text."""
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

EPOCH = "1793491200"
RUBRIC = """return rubric {
  id = "mini", version = "1", title = "Mini", scale = { "no", "yes" },
  admit = { kinds = { "work" } },
  criteria = { { id = "reflection", title = "Reflection", minimum = "yes" } },
  awards = { { id = "A", course = "A 1", title = "Work", credits = 3,
               when = all_met() & hours {}:at_least(40) } },
}
"""


class Life:
    """A folder with a program, a rubric and portfolios."""

    def __init__(self, plaudit, folder, count):
        self.plaudit = str(Path(plaudit).resolve())
        self.folder = Path(folder)
        (self.folder / "mini").mkdir()
        (self.folder / "mini" / "rubric.lua").write_text(RUBRIC)
        with open(self.folder / "in.ndjson", "w") as file:
            for i in range(count):
                file.write(self.portfolio(i))

    @staticmethod
    def portfolio(i):
        if i % 97 == 96:
            return '{"id":"P%d","evidence":"broken"}\n' % i
        return json.dumps({
            "id": f"P{i}", "learner": {"id": f"S{i // 2}", "name": f"Name {i}"},
            "evidence": [{"id": "e1", "kind": "work", "title": "Work", "hours": i % 80, "verified": True}],
            "ratings": [{"assessor": "a1", "criterion": "reflection", "level": "yes" if i % 3 else "no"}],
        }) + "\n"

    def environment(self, **more):
        return {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "LC_ALL": "C", "TZ": "UTC", **more}

    def command(self, *words):
        return [self.plaudit, *words]

    def run(self, *words, code=0, **more):
        done = subprocess.run(self.command(*words), cwd=self.folder, env=self.environment(**more), check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300)
        codes = code if isinstance(code, tuple) else (code,)
        if code is not None and done.returncode not in codes:
            sys.exit(f"plaudit {' '.join(words)}: exit {done.returncode}, not {code}\n{done.stderr[-2000:]}")
        return done

    def score(self, store, *more):
        return ["score", "in.ndjson", "-r", "mini", "--as-of", "2026-11-01", "--save", "--store", store,
                "--actor", "registrar", "--quiet", "-o", f"{store}.ndjson", *more]

    def dump(self, store):
        """Every row of every table, as text in a fixed order."""
        base = sqlite3.connect(f"file:{self.folder / store}?mode=ro", uri=True)
        lines = []
        names = [row[0] for row in base.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]
        for name in names:
            for row in base.execute(f"SELECT * FROM {name} ORDER BY 1, 2"):
                lines.append(f"{name} {row!r}")
        base.close()
        return lines


def compare(what, expected, found):
    if expected == found:
        return
    for left, right in zip(expected, found):
        if left != right:
            sys.exit(f"{what}: the stores differ\n  {left[:300]}\n  {right[:300]}")
    sys.exit(f"{what}: {len(expected)} rows expected, {len(found)} found")

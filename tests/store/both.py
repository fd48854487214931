"""Two processes score into one store at once: the same run, then two runs.

both.py PLAUDIT
"""
import subprocess
import sys
import tempfile

from life import Life, compare


def together(life, *commands):
    running = [subprocess.Popen(life.command(*words), cwd=life.folder, env=life.environment(),
                                stderr=subprocess.PIPE, text=True) for words in commands]
    for process in running:
        message = process.communicate(timeout=120)[1]
        if process.returncode != 3:
            sys.exit(f"exit {process.returncode}\n{message}")


with tempfile.TemporaryDirectory() as folder:
    life = Life(sys.argv[1], folder, 1500)
    life.run(*life.score("whole.db"), code=3)
    expected = life.dump("whole.db")
    for i in range(4):
        store = f"both{i}.db"
        together(life, life.score(store, "-o", "one.ndjson", "-j", "1"), life.score(store, "-o", "two.ndjson", "-j", "1"))
        compare(f"one run by two processes, {i}", expected, life.dump(store))
        for name in ("one.ndjson", "two.ndjson"):
            if (life.folder / name).read_bytes() != (life.folder / "whole.db.ndjson").read_bytes():
                sys.exit(f"{name} differs")
    together(life, life.score("runs.db", "--run", "A", "-o", "one.ndjson"), life.score("runs.db", "--run", "B", "-o", "two.ndjson"))
    life.run("verify", "--store", "runs.db")
    for run in "AB":
        shown = life.run("export", "--store", "runs.db", "--run", run, "--as", "ndjson").stdout
        if shown != (life.folder / "whole.db.ndjson").read_text():
            sys.exit(f"run {run} differs")
    print("the same store and the same output, whoever saves")

"""A saving run that is killed again and again ends with the same store as one left alone.

kill.py PLAUDIT [KILLS]: at random moments (seeded), SIGKILL, until KILLS runs were killed.
"""
import random
import signal
import subprocess
import sys
import tempfile
import time

from life import Life, compare

PORTFOLIOS = 1800
plaudit, kills = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 50
random.seed(20261101)
with tempfile.TemporaryDirectory() as folder:
    life = Life(plaudit, folder, PORTFOLIOS)
    started = time.monotonic()
    life.run(*life.score("whole.db", "-j", "2"), code=3)  # some portfolios are broken
    whole = time.monotonic() - started
    expected, lines = life.dump("whole.db"), (life.folder / "whole.db.ndjson").read_bytes()
    killed = rounds = 0
    while killed < kills:
        rounds += 1
        store = f"killed{rounds}.db"
        while True:
            wait = random.uniform(0, whole * 0.6)
            process = subprocess.Popen(life.command(*life.score(store, "-j", "2")), cwd=folder,
                                       env=life.environment(), stderr=subprocess.DEVNULL)
            try:
                if process.wait(timeout=wait if killed < kills else 120) != 3:
                    sys.exit(f"round {rounds}: exit {process.returncode}")
                break
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                killed += 1
        compare(f"round {rounds}", expected, life.dump(store))
        if (life.folder / f"{store}.ndjson").read_bytes() != lines:
            sys.exit(f"round {rounds}: the output differs")
        life.run("verify", "--store", store)
    print(f"killed {killed} runs in {rounds} rounds of {whole:.2f} s; {len(expected)} rows the same each time")

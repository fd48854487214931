#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The progress bar on a terminal, and none elsewhere: progress.py PLAUDIT SOURCE

The bar appears after a second, so the input is doubled until the program takes that long.
"""
import os
import pty
import re
import subprocess
import sys
import tempfile

BAR = re.compile(r"(\d+) portfolios, (\d+)/s, (\d+) not scored  \[(#*) *\] +(\d+) %, (\d+):(\d\d) left")

def on_terminal(command):
    """Its messages as a terminal gets them."""
    main, other = pty.openpty()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=other,
                          env={**os.environ, "TERM": "xterm", "COLUMNS": "200"}) as child:
        os.close(other)
        parts = []
        while True:
            try:
                part = os.read(main, 65536)
            except OSError:  # what Linux says when the other end is closed
                break
            if not part:
                break
            parts.append(part)
    os.close(main)
    assert child.returncode == 3, child.returncode
    return b"".join(parts).decode()


def main():
    plaudit, source = sys.argv[1:3]
    with open(os.path.join(source, "rubrics/examples/portfolios.ndjson"), encoding="utf-8") as file:
        line = file.readline()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "in.ndjson")
        command = [plaudit, "score", path, "--rubric", os.path.join(source, "rubrics/networked-learning"), "--as-of",
                   "2026-11-01", "-j1"]
        count, bars = 2000, []
        while not bars and count <= 256000:
            with open(path, "w", encoding="utf-8") as out:
                out.write("{\"id\":1}\n" + line * count)
            text = on_terminal(command)
            bars = BAR.findall(text)
            count *= 2
        assert bars, text[-2000:]
        for done, rate, faults, marks, share, minutes, _ in bars:
            assert 0 < int(done) <= count and int(rate) > 0 and int(faults) == 1, bars
            assert 0 <= int(share) <= 100 and abs(
                len(marks) - int(share) * 24 / 100) < 2, (marks, share)
            assert int(minutes) < 60, bars
        shares = [int(bar[4]) for bar in bars]
        assert shares == sorted(shares), shares
        assert "\r" in text and "scored" in text.splitlines()[-1], text[-300:]
        assert not BAR.search(text.splitlines()[-1].split("\r")[-1]), "the bar stays behind the end"
        for more in (["--quiet"], ["--plain"], ["--error-format", "json"]):
            assert not BAR.search(on_terminal(command + more)), more
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        assert b"\r" not in done.stderr and b" left" not in done.stderr, done.stderr[-300:]
    print(f"{len(bars)} bars, the last: {bars[-1]}")


if __name__ == "__main__":
    main()

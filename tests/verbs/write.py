#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A write that fails, in every command and form of output: write.py PLAUDIT SOURCE

The system limits how long a file may grow (RLIMIT_FSIZE), so that a write fails after so many bytes,
whichever library makes it. Then the status is 7, the message names the file, what stood there before
is untouched and no part of a file is left. A full device on standard output gives 7, too.
"""
import os
import resource
import signal
import subprocess
import sys
import tempfile

import verbs

OLD = b"what was there before\n"
OUTPUT = 7


def limited(size):
    """What a child does before it becomes the program: its files end at `size` bytes."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


def run(command, folder, size=None, **streams):
    before = limited(size) if size is not None else None
    return subprocess.run(command, cwd=folder, preexec_fn=before, stdin=subprocess.DEVNULL, check=False,
                          **({"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams))


def forms(plaudit, values):
    """Command line of every form of every command, and whether it writes a file."""
    known = verbs.of_program(plaudit)
    for name, row in verbs.RUNS.items():
        if name not in known or name in verbs.STORES:
            continue
        text = subprocess.run([plaudit, name, "--help"], check=True, capture_output=True, text=True).stdout
        for form in [[], *verbs.FORMS.get(name, [])]:
            words = [name, *verbs.arguments(verbs.form_of(row, form), values)]
            if values["out"] in words:
                yield words, True
                continue
            yield words, False
            if "--output" in text:
                yield [*words, "-o", values["out"]], True
        if "--junit" in text:
            yield [name, *verbs.arguments(row, values), "--junit", values["out"]], True


def try_file(command, folder, out):
    """@return what is wrong, as lines"""
    found = []
    done = run(command, folder)
    if not os.path.exists(out):
        return [f"writes no file: status {done.returncode} {done.stderr.decode(errors='replace')[-300:]}"]
    size = os.path.getsize(out)
    for limit in sorted({0, 1, size // 3, size - 1}):
        with open(out, "wb") as file:
            file.write(OLD)
        before = sorted(os.listdir(folder))
        done = run(command, folder, size=limit)
        text = done.stderr.decode(errors="replace")
        with open(out, "rb") as file:
            is_kept = file.read() == OLD
        if done.returncode != OUTPUT or os.path.basename(out) not in text or "error" not in text:
            found.append(f"after {limit} of {size} bytes: status {done.returncode}: {text[-300:]}")
        if not is_kept or sorted(os.listdir(folder)) != before:
            found.append(f"after {limit} of {size} bytes: the folder holds {sorted(os.listdir(folder))}, "
                         f"the old file is {'kept' if is_kept else 'gone'}")
    os.remove(out)
    return found


def try_stream(command, folder):
    if not run(command, folder).stdout:
        return []
    with open("/dev/full", "wb") as full:
        done = run(command, folder, stdout=full)
    text = done.stderr.decode(errors="replace")
    return [] if done.returncode == OUTPUT and "error" in text else [f"full: status {done.returncode}: {text[-300:]}"]


def main():
    plaudit, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    faults, tried = verbs.unlisted(plaudit), 0
    rubrics = os.path.join(source, "rubrics")
    with tempfile.TemporaryDirectory() as folder:
        rubric = os.path.join(rubrics, "networked-learning")
        values = {"rubric": rubric, "rubrics": ["--rubric", rubric],
                  "policy": os.path.join(rubrics, "policies", "example-university", "policy.lua"),
                  "portfolios": os.path.join(rubrics, "examples", "portfolios.ndjson"), "ratings": [],
                  "one": "P-2026-0001", "cases": rubric, "jobs": [], "out": os.path.join(folder, "out")}
        for command, is_file in forms(plaudit, values):
            # Without workers: the memory that is shared with one is a file to the system, too.
            command = [plaudit, *command, *verbs.options_of(plaudit, command[0], ["--as-of", "2026-11-01"],
                                                            ["--no-isolation"])]
            wrong = try_file(command, folder, values["out"]) if is_file else try_stream(command, folder)
            tried += 1
            name = " ".join(word for word in command[1:] if not word.startswith("/"))
            faults += [f"{name}: {text}" for text in wrong]
    for fault in faults:
        print(fault)
    print(f"{tried} outputs, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

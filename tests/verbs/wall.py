#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every command that runs a rubric runs it behind the wall: wall.py PLAUDIT

Each command is given a rubric that never ends, once where it loads and once inside a function, with a
budget that does not stop it. While it spins, /proc must show it in a child process with a list of
allowed calls and no new privileges, and the parent idle. Then the parent is killed: the child must end.
"""
import os
import signal
import subprocess
import sys
import tempfile
import time

import verbs

BUSY_TICKS = 5  # of the kernel, 10 ms each: then it is the rubric that runs, not the start
SECONDS = 30

LOADING = 'local n = 0\nwhile true do n = n + 1 end\n'
CALLED = 'local function spin(p) local n = 0 while true do n = n + 1 end return n end\n'
RUBRIC = CALLED + '''return rubric { id = "spin", version = "1", title = "Spins",
  awards = { { id = "A", title = "A", badge = "A", when = measure("spin", spin):at_least(1) } } }
'''
QUIET = '''return rubric { id = "spin", version = "1", title = "Spins",
  awards = { { id = "A", title = "A", badge = "A", when = count {}:at_least(1) } } }
'''
CASES = 'return { case "one" { portfolio = { id = "P", evidence = { { id = "e", kind = "k" } } }, expect = {} } }\n'
PORTFOLIO = '{"id":"P","evidence":[{"id":"e","kind":"k"}]}\n'
# For functions under a command without --limits; what loads ends there by the usual budget, soon.
POLICY = 'return policy { id = "p", version = "1", limits = { budget = 1000000000000 } }\n'
# A command that only loads has no function to call.
LOADS_ONLY = ("check",)


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def status_of(pid):
    """The lines of /proc/PID/status as a dictionary; empty when it is gone."""
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8", errors="replace") as file:
            return dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)
    except OSError:
        return {}


def ticks_of(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            fields = file.read().rsplit(")", 1)[1].split()
            return int(fields[11]) + int(fields[12])
    except (OSError, IndexError):
        return 0


def children_of(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            return [int(child) for child in file.read().split()]
    except OSError:
        return []


def wrong_with(status, is_whole):
    """@return what a worker's status lacks, or None"""
    if status.get("NoNewPrivs") != "1":
        return "its worker may gain privileges"
    if is_whole and status.get("Seccomp") != "2":
        return "its worker has no list of allowed calls"
    return None


def seen_child(parent, is_whole, ticks):
    """The child that has computed so long, waited for, and its status; (None, {}) if the program ended
    first or none came. With no ticks to wait for: the first child that is confined whole. Such a child may
    end at any moment, so what is judged is the one status that was read, never a second one."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and parent.poll() is None:
        for child in children_of(parent.pid):
            status = status_of(child)
            if ticks > 0 and ticks_of(child) >= ticks and status:
                return child, status
            if ticks == 0 and not wrong_with(status, is_whole):
                return child, status
        if ticks_of(parent.pid) >= 20 * BUSY_TICKS:
            break
        time.sleep(0.01 if ticks > 0 else 0)
    return None, {}


def is_gone(pid):
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        if status_of(pid).get("State", "Z")[0] in "ZX":
            return True
        time.sleep(0.01)
    return False


def look(parent, is_whole, ticks):
    """@return what is wrong, or None"""
    child, seen = seen_child(parent, is_whole, ticks)
    if child is None:
        if parent.poll() is not None:
            return f"ended with status {parent.returncode} and nothing was seen to run"
        return "no child process that is confined runs the rubric"
    own, spent = status_of(parent.pid), ticks_of(parent.pid)
    wrong = wrong_with(seen, is_whole)
    if wrong:
        return wrong
    if own.get("Seccomp", "0") != "0" or spent >= 20 * BUSY_TICKS:
        return "the parent itself is confined or busy"
    parent.kill()
    parent.wait()
    return None if is_gone(child) else "its worker lives on when the parent is killed"


def try_command(plaudit, name, values, is_whole):
    row = verbs.arguments(verbs.RUNS[name], values)
    budget = verbs.options_of(plaudit, name, ["--limits", "budget=1000000000000"])
    parent = subprocess.Popen([plaudit, name, *row, *budget], cwd=values["folder"], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        wrong = look(parent, is_whole, BUSY_TICKS if budget else 0)
    finally:
        parent.send_signal(signal.SIGKILL)
        text = parent.communicate()[0].decode(errors="replace")
    return wrong and wrong + ("\n" + text if text else "")


def main():
    plaudit = os.path.abspath(sys.argv[1])
    faults = verbs.unlisted(plaudit)
    doctor = subprocess.run([plaudit, "doctor"], check=True, capture_output=True, text=True).stdout
    is_whole = "confined: no files, no network, no processes" in doctor
    tried = 0
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "quiet/rubric.lua", QUIET)
        for kind, text in (("loading", LOADING + QUIET), ("called", RUBRIC)):
            write(folder, kind + "/rubric.lua", text)
            write(folder, kind + "/cases.lua", CASES)
            values = {"folder": folder, "rubric": kind, "rubrics": ["--rubric", kind], "cases": kind,
                      "policy": write(folder, "policy.lua", POLICY),
                      "portfolios": write(folder, "p.ndjson", PORTFOLIO), "ratings": [], "jobs": [], "one": "P",
                      "out": os.path.join(folder, "out-" + kind)}
            for name in verbs.RUNS:
                if name not in verbs.of_program(plaudit) or (kind == "called" and name in LOADS_ONLY):
                    continue
                wrong = try_command(plaudit, name, values, is_whole)
                tried += 1
                if wrong:
                    faults.append(f"{name}, {kind}: {wrong}")
    for fault in faults:
        print(fault)
    print(f"{tried} runs behind the wall{'' if is_whole else ' (built without its list of calls)'}, "
          f"{len(faults)} faults")
    return 1 if faults or tried < 2 * len(verbs.RUNS) - len(LOADS_ONLY) else 0


if __name__ == "__main__":
    sys.exit(main())

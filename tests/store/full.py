"""A saving run whose writes fail says so, loses nothing, and goes on when there is room again.

full.py PLAUDIT: by a limit on the size of files, and on a full disk where one can be made.
"""
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from life import Life, compare

STORE, OUTPUT = 6, 7


def limited(size):
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


def fails(life, store, size):
    done = subprocess.run(life.command(*life.score(store, "-o", "/dev/null", "--no-isolation")), cwd=life.folder,
                          env=life.environment(), preexec_fn=limited(size), stderr=subprocess.PIPE, text=True,
                          check=False, timeout=120)
    if done.returncode == 3:
        return False
    if done.returncode != STORE or ": error: " not in done.stderr:
        sys.exit(f"{size} bytes a file: exit {done.returncode}\n{done.stderr}")
    return True


def on_full_disk(life, expected, size):
    """On a tmpfs of `size` bytes, then on the same one made larger."""
    disk = life.folder / "disk"
    disk.mkdir(exist_ok=True)
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)],
                                           stderr=subprocess.DEVNULL, check=False).returncode != 0:
        return False
    try:
        done = life.run(*life.score("disk/s.db", "-o", "/dev/null"), code=STORE)
        if "full" not in done.stderr:
            sys.exit(f"a full disk is not named:\n{done.stderr}")
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        life.run(*life.score("disk/s.db", "-o", "/dev/null"), code=3)
        compare(f"a disk of {size} bytes", expected, life.dump("disk/s.db"))
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    return True


random.seed(20261102)
with tempfile.TemporaryDirectory() as folder:
    life = Life(sys.argv[1], folder, 1100)
    load = ["load", "mini", "--actor", "registrar", "--store"]
    life.run(*load, "whole.db")
    life.run(*life.score("whole.db", "-o", "/dev/null"), code=3)
    expected = life.dump("whole.db")
    most = Path(folder, "whole.db").stat().st_size
    failed = 0
    for i in range(12):
        store = f"limited{i}.db"
        size = random.randrange(131072, most, 512)
        life.run(*load, store)
        for _ in range(3):
            failed += fails(life, store, size)
        life.run(*life.score(store, "-o", "/dev/null"), code=3)
        compare(f"{size} bytes a file", expected, life.dump(store))
        life.run("verify", "--store", store)
    if failed < 12:
        sys.exit(f"only {failed} runs failed: the limits are too wide to show anything")
    disks = sum(on_full_disk(life, expected, size) for size in (300000, 900000))
    print(f"{failed} runs failed by size, {disks} on a full disk" + ("" if disks else " (none could be made)"))

"""A store that cannot be used is told of in one clear message, exit 6, and nothing is lost; what the store
refuses is exit 1; shards in two stores, merged, are the run in one.

wrong.py PLAUDIT
"""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from life import Life, compare

NO, STORE = 1, 6


def expect(life, words, code, *parts, **more):
    done = life.run(*words, code=code, **more)
    for part in parts:
        if part not in done.stderr:
            sys.exit(f"plaudit {' '.join(words)}: no \"{part}\" in\n{done.stderr}")


def edit(path, statement):
    base = sqlite3.connect(path)
    base.execute(statement)
    base.commit()
    base.close()


def cannot_be_used(life, expected):
    at = life.folder
    shutil.copy(at / "good.db", at / "other.db")
    edit(at / "other.db", "PRAGMA application_id = 77")
    expect(life, life.score("other.db"), STORE, "other.db", "help:")
    shutil.copy(at / "good.db", at / "newer.db")
    edit(at / "newer.db", "PRAGMA user_version = 99")
    expect(life, life.score("newer.db"), STORE, "newer.db", "99")
    (at / "text.db").write_text("this is no store\n" * 100)
    expect(life, life.score("text.db"), STORE, "text.db")
    if (at / "text.db").read_text() != "this is no store\n" * 100:
        sys.exit("a file that is no store was written to")
    bytes_ = bytearray((at / "good.db").read_bytes())
    for i in range(4096 * 3, len(bytes_) - 4096, 4096):
        bytes_[i:i + 512] = b"\x55" * 512
    (at / "torn.db").write_bytes(bytes_)
    expect(life, life.score("torn.db", "--run", "B"), STORE, "torn.db")
    holder = sqlite3.connect(at / "good.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    expect(life, life.score("good.db", "--run", "B"), STORE, "good.db", "help:", PLAUDIT_STORE_WAIT="1")
    holder.execute("ROLLBACK")
    holder.close()
    compare("a locked store", expected, life.dump("good.db"))
    expect(life, ["log", "--store", "nowhere.db"], 2, "nowhere.db")


def read_only_folder(life):
    """Root may write anywhere, so another user tries."""
    folder = life.folder / "closed"
    folder.mkdir()
    shutil.copy(life.folder / "good.db", folder / "s.db")
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        return "not tried: only root can become somebody else"
    os.chmod(life.folder, 0o755)
    words = life.command(*life.score(str(folder / "s.db"), "--run", "B", "-o", "/dev/null"))
    done = subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *words],
                          cwd=life.folder, env=life.environment(), stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode in (126, 127):
        return "not tried: the program cannot be run by another user here"
    if done.returncode != STORE or "s.db" not in done.stderr:
        sys.exit(f"a read-only folder: exit {done.returncode}\n{done.stderr}")
    made = subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                           *life.command("load", str(life.folder / "mini"), "--store", str(folder / "new.db"))],
                          cwd=life.folder, env=life.environment(), stderr=subprocess.PIPE, text=True, check=False)
    if made.returncode != STORE or "new.db" not in made.stderr or "Permission denied" not in made.stderr:
        sys.exit(f"a new store in a read-only folder: exit {made.returncode}\n{made.stderr}")
    return "told"


def refused(life, expected):
    rubric = life.folder / "mini" / "rubric.lua"
    text, lines = rubric.read_text(), (life.folder / "in.ndjson").read_text()
    rubric.write_text(text.replace("40", "30"))
    expect(life, life.score("good.db", "--run", "A"), NO, "rubric.lua")  # the same version with other text
    rubric.write_text(text.replace("40", "30").replace('"1"', '"2"'))
    life.run("load", "mini", "--store", "copy.db", "--actor", "registrar")
    expect(life, life.score("copy.db", "--run", "A"), NO, "A")  # resumed with another rubric
    rubric.write_text(text)
    (life.folder / "in.ndjson").write_text(lines.replace('"hours": 41', '"hours": 42', 1))
    expect(life, life.score("good.db", "--run", "A"), NO, "in.ndjson:42:1", "has saved here")
    (life.folder / "in.ndjson").write_text(lines)
    compare("what was refused", expected, life.dump("good.db"))


def shards(life, expected):
    for k in (1, 2):
        life.run(*life.score(f"shard{k}.db", "--run", "A", "--shard", f"{k}/2"), code=3)
    for _ in range(2):  # a merge may be repeated
        life.run("merge", "shard1.db", "shard2.db", "--store", "merged.db", "--actor", "registrar")
    life.run("verify", "--store", "merged.db")
    life.run("replay", "--store", "merged.db")
    one = life.run("export", "--store", "good.db", "--run", "A", "--as", "ndjson").stdout
    if life.run("export", "--store", "merged.db", "--run", "A", "--as", "ndjson").stdout != one:
        sys.exit("two shards, merged, are not the run in one store")


with tempfile.TemporaryDirectory() as folder:
    life = Life(sys.argv[1], folder, 600)
    life.run(*life.score("good.db", "--run", "A"), code=3)
    shutil.copy(life.folder / "good.db", life.folder / "copy.db")
    expected = life.dump("good.db")
    cannot_be_used(life, expected)
    refused(life, expected)
    shards(life, expected)
    print("told, refused, merged; a read-only folder:", read_only_folder(life))

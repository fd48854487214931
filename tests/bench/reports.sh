#!/bin/sh
# How fast reports are: 100,000 recommendations into a workbook in constant memory, 1,000 letters in one run.
#
#     sh tests/bench/reports.sh BUILD [FOLDER]     BUILD: a release build with bench/generate and bench/measure
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
folder=${2:-$(mktemp -d)}
mkdir -p "$folder/letters"
cd "$folder"
use="-r $here/rubric -p $here/policy.lua --as-of 2026-11-01 -q"

"$build/bench/generate" 33400 >portfolios.ndjson
head -n 1000 portfolios.ndjson >thousand.ndjson
# shellcheck disable=SC2086
"$build/plaudit" score portfolios.ndjson $use -o decisions.ndjson

run() { # name, command...
  name=$1
  shift
  /usr/bin/env python3 - "$name" "$@" <<'PYTHON'
import os, resource, subprocess, sys, time
begun = time.time()
subprocess.run(sys.argv[2:], check=True)
wall = time.time() - begun
use = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{sys.argv[1]}: {wall:.1f} s wall, {use.ru_utime + use.ru_stime:.1f} s processor, "
      f"at most {use.ru_maxrss / 1024:.0f} MiB a process")
PYTHON
}
# shellcheck disable=SC2086
run "workbook from decisions" "$build/plaudit" report decisions.ndjson --as xlsx -o decisions.xlsx -q
# shellcheck disable=SC2086
run "1,000 letters, scored on the way" "$build/plaudit" report thousand.ndjson $use --as pdf --for learner -o letters/
python3 - <<'PYTHON'
import re, zipfile
with zipfile.ZipFile("decisions.xlsx") as parts:
    book = parts.read("xl/workbook.xml").decode()
    names = re.findall(r'<sheet name="([^"]+)"', book)
    for index, name in enumerate(names, 1):
        rows = 0
        with parts.open(f"xl/worksheets/sheet{index}.xml") as sheet:
            while block := sheet.read(1 << 20):
                rows += block.count(b"</row>")
        print(f"  {name}: {rows} rows")
PYTHON
ls -l decisions.xlsx decisions.ndjson | awk '{print "  " $NF ": " $5 " bytes"}'
ls letters | wc -l

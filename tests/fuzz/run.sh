#!/bin/sh
# Run fuzz targets of a build one after another: run.sh BUILD SECONDS [NAME...]; no NAME: all.
# A line a target: executions, edges and features reached (libFuzzer's cov and ft), new inputs found.
# New inputs are not kept, unless PLA_FUZZ_KEEP names a folder for them and for the logs.
set -u
build=$1
seconds=$2
shift 2
cd "$(dirname "$0")"
status=0
count=0
if [ -n "${PLA_FUZZ_KEEP:-}" ]; then
  work=$PLA_FUZZ_KEEP
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
[ $# -gt 0 ] || set -- $(find "$build" -name 'fuzz_*' -type f -perm -u+x | sed 's/.*\/fuzz_//' | sort)
for name in "$@"; do
  target=$(find "$build" -name "fuzz_$name" -type f -perm -u+x | head -n 1)
  if [ -z "$target" ]; then
    echo "FAILED  $name: no such target in $build"
    status=1
    continue
  fi
  mkdir -p "$work/$name"
  dictionary=""
  [ -f "dict/$name.dict" ] && dictionary="-dict=dict/$name.dict"
  if "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 $dictionary \
    -artifact_prefix="$work/$name-" "$work/$name" "corpus/$name" >"$work/$name.log" 2>&1; then
    figures=$(sed -n 's/^#[0-9]*.*DONE *cov: \([0-9]*\) ft: \([0-9]*\).*/\1 edges, \2 features/p' "$work/$name.log")
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$name.log")
    printf 'ok      %s: %s executions, %s, %s new inputs\n' "$name" "$executions" "$figures" \
      "$(find "$work/$name" -type f | wc -l)"
  else
    printf 'FAILED  %s\n' "$name"
    tail -n 40 "$work/$name.log"
    status=1
  fi
  count=$((count + 1))
done
if [ "$count" -eq 0 ]; then
  echo "no fuzz target in $build"
  exit 1
fi
exit $status

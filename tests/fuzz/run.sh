#!/bin/sh
# Run every fuzz target of a build for some seconds: run.sh BUILD SECONDS. New inputs are not kept.
set -u
build=$1
seconds=$2
cd "$(dirname "$0")"
status=0
count=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for target in $(find "$build" -name 'fuzz_*' -type f -perm -u+x | sort); do
  name=$(basename "$target" | sed 's/^fuzz_//')
  mkdir -p "$work/$name"
  dictionary=""
  [ -f "dict/$name.dict" ] && dictionary="-dict=dict/$name.dict"
  if "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 $dictionary \
    -artifact_prefix="$work/$name-" "$work/$name" "corpus/$name" >"$work/$name.log" 2>&1; then
    printf 'ok      %s: %s executions\n' "$name" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$name.log")"
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

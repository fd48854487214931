#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Many processes of the program together give the bytes of one: shards.sh PLAUDIT SOURCE
#
# Two ways, by GNU parallel (without it by the shell): shards of one file, put back line by line; and
# pieces of a stream.
set -eu
plaudit=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
source=$(cd "$2" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export LC_ALL=C PARALLEL_HOME="$folder" HOME="$folder"

# 61 portfolios: no multiple of any number of shards below.
number=0
while [ $number -lt 61 ]; do
  number=$((number + 1))
  sed -n "$((number % 4 + 1))p" "$source/rubrics/examples/portfolios.ndjson" |
    sed "s/\"id\":\"[^\"]*\"/\"id\":\"P$number\"/"
done >in.ndjson
export SCORE="$plaudit score --rubric $source/rubrics/networked-learning --as-of 2026-11-01 --quiet"
$SCORE in.ndjson -j1 >whole.ndjson
[ "$(wc -l <whole.ndjson)" -eq 61 ]

has_parallel=no
if command -v parallel >/dev/null 2>&1 && parallel --version 2>/dev/null | grep -q '^GNU parallel'; then
  has_parallel=yes
fi

for shards in 1 2 4 7; do
  if [ $has_parallel = yes ]; then
    seq $shards | parallel -j2 "$SCORE in.ndjson -j1 --shard {}/$shards -o shard-{}.ndjson"
  else
    for shard in $(seq $shards); do
      $SCORE in.ndjson -j1 --shard "$shard/$shards" -o "shard-$shard.ndjson"
    done
  fi
  # A line of each shard in turn; the shorter ones give empty lines at the end.
  # shellcheck disable=SC2046
  paste -d '\n' $(seq -f 'shard-%g.ndjson' $shards) | sed '/^$/d' >together.ndjson
  cmp whole.ndjson together.ndjson
done

if [ $has_parallel = yes ]; then
  parallel --pipe --keep-order --block 20k -j2 "$SCORE - -j1" <in.ndjson >together.ndjson
  cmp whole.ndjson together.ndjson
else
  echo "GNU parallel is missing: the shards were run by the shell"
fi
echo "shards are the bytes of one run"

for k in 1 2; do $PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 --shard $k/2 -q | sed 's/,"attempt":.*/}/'; done

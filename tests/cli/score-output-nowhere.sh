$PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 -q -o none/out.ndjson

$PLAUDIT score batch.ndjson -r mini --as-of 2026-02-30

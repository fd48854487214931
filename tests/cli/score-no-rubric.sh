$PLAUDIT score batch.ndjson --as-of 2026-11-01

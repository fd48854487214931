$PLAUDIT score batch.ndjson -r none --as-of 2026-11-01

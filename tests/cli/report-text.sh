$PLAUDIT report batch.ndjson -r mini --as-of 2026-11-01 --as text

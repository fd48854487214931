$PLAUDIT score batch.ndjson -r mini -p none.lua --as-of 2026-11-01

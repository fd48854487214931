$PLAUDIT score batch.ndjson -r mini -r mini/rubric.lua --as-of 2026-11-01

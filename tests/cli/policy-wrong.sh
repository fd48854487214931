$PLAUDIT score batch.ndjson -r mini -p wrong/policy.lua --as-of 2026-11-01

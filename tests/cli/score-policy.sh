$PLAUDIT score batch.ndjson -r mini -p policies/policy.lua --as-of 2026-11-01 -f table

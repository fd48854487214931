$PLAUDIT score batch.ndjson -r wrong/not-lua.lua --as-of 2026-11-01

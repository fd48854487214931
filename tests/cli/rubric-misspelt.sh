$PLAUDIT score batch.ndjson -r wrong/misspelt.lua --as-of 2026-11-01

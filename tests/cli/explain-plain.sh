$PLAUDIT explain batch.ndjson -r mini --as-of 2026-11-01 --plain
$PLAUDIT score batch.ndjson -r wrong/misspelt.lua --plain --as-of 2026-11-01

$PLAUDIT fair
$PLAUDIT fair decisions.ndjson
$PLAUDIT fair - -r mini --as-of 2026-11-01 <batch.ndjson
$PLAUDIT fair batch.ndjson --portfolios batch.ndjson
$PLAUDIT fair batch.ndjson -r mini --as-of 2026-11-01 --least none
$PLAUDIT fair batch.ndjson -r mini --as-of 2026-11-01

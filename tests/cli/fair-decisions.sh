# Decisions read back, with groups from the portfolios, tell the same.
$PLAUDIT score fair/portfolios.ndjson -r mini --as-of 2026-11-01 -q >decisions
$PLAUDIT fair decisions --portfolios fair/portfolios.ndjson >one
$PLAUDIT fair fair/portfolios.ndjson -r mini --as-of 2026-11-01 >two
cmp one two
head -n 300 fair/portfolios.ndjson | head -n 30 >some.ndjson
$PLAUDIT fair decisions --portfolios some.ndjson --least 20

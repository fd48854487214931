$PLAUDIT sheet batch.ndjson portfolios -r mini --as-of 2026-11-01 --assessor a9 --due 2026-12-01 -o a9.xlsx
# The same input gives the same bytes.
$PLAUDIT sheet batch.ndjson portfolios -r mini --as-of 2026-11-01 --assessor a9 --due 2026-12-01 -o again.xlsx -q
cmp a9.xlsx again.xlsx
# Nothing is filled in yet.
$PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 -q >one
$PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 -q --ratings a9.xlsx >two
cmp one two

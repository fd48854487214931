# The same ratings, from portfolios on the way and from decisions read back.
$PLAUDIT agree portfolios -r mini --ratings agree/ratings.csv --as-of 2026-11-01 >one
$PLAUDIT score portfolios -r mini --ratings agree/ratings.csv --as-of 2026-11-01 -q >decisions.ndjson
$PLAUDIT agree decisions.ndjson --levels absent,emerging,meets,exceeds --cut meets >two
cmp one two
cat one

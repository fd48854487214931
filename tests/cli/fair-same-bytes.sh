# Groups never enter scoring: other groups, or none, give the same decisions, byte for byte.
$PLAUDIT score fair/portfolios.ndjson -r mini --as-of 2026-11-01 -q >one
$PLAUDIT score fair/other-groups.ndjson -r mini --as-of 2026-11-01 -q >two
sed 's/,"groups":{[^}]*}//' fair/portfolios.ndjson >none.ndjson
$PLAUDIT score none.ndjson -r mini --as-of 2026-11-01 -q >three
cmp one two && cmp one three && wc -l <one
grep -c first_generation one

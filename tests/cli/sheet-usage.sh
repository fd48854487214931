$PLAUDIT sheet batch.ndjson -r mini --as-of 2026-11-01
$PLAUDIT sheet batch.ndjson -r mini --as-of 2026-11-01 --assessor a --assessors sheet/register.csv -o x
$PLAUDIT sheet batch.ndjson -r mini --as-of 2026-11-01 --assessors sheet/wrong.csv -o x
$PLAUDIT sheet batch.ndjson -r mini --as-of 2026-11-01 --assessors sheet/wrong-cells.csv -o x
$PLAUDIT sheet batch.ndjson -r mini --as-of 2026-11-01 --assessors missing.csv -o x
$PLAUDIT sheet batch.ndjson -r mini --as-of 2026-11-01 --assessor a1 -o nowhere/x.xlsx
ls x nowhere 2>/dev/null

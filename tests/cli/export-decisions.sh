# Decisions of an earlier run give the same tables; a byte order mark for Excel.
C="-r mini -p policies/policy.lua --as-of 2026-11-01 -q"
$PLAUDIT score batch.ndjson $C -o decisions.ndjson
$PLAUDIT export batch.ndjson $C --as csv -o portfolios.csv
$PLAUDIT export decisions.ndjson --portfolios batch.ndjson --as csv -q -o decisions.csv
cmp portfolios.csv decisions.csv && echo same
$PLAUDIT export decisions.ndjson --as json -q | head -n 1
$PLAUDIT export decisions.ndjson --as xlsx -q -o book.xlsx && head -c 2 book.xlsx && echo
$PLAUDIT export decisions.ndjson --as csv --excel -q | head -c 3 | od -An -tx1

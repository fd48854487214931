# Rows by a map; what does not fit is told and nothing is written; a wrong map is told with its places.
C="-r mini -p policies/policy.lua --as-of 2026-11-01"
$PLAUDIT export batch.ndjson $C --as sis --map maps/wide.json
echo $?
$PLAUDIT export batch.ndjson $C --as sis --map maps/narrow.json -o narrow.csv
echo $?
$PLAUDIT export batch.ndjson $C --as sis --map maps/wrong.json
echo $?
$PLAUDIT export batch.ndjson $C --as sis
echo $?
$PLAUDIT export batch.ndjson $C --as sis --map maps/wide.json --excel -q | head -c 3 | od -An -tx1
ls *.csv

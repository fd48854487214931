$PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 -q > decisions.ndjson
$PLAUDIT check decisions.ndjson
sed '1s/"credits":3/"credits":9/; 2s/"status":"not_met"/"status":"notmet"/; 3s/"gaps":/"gasp":/' decisions.ndjson > changed.ndjson
$PLAUDIT check changed.ndjson
echo '{"id":"P","evidence":[{"id":"e","houres":3}]}' > misspelt.json
$PLAUDIT check misspelt.json
$PLAUDIT check --json misspelt.json

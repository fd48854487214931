$PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 -q -o out.ndjson && wc -l <out.ndjson
echo kept >old.ndjson
$PLAUDIT score batch.ndjson -r none --as-of 2026-11-01 -q -o old.ndjson
cat old.ndjson

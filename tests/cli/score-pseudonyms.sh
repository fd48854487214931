printf '0123456789abcdef0123456789abcdef' >key
printf 'short' >short
$PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 --pseudonyms key | head -n 2
$PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 --pseudonyms short
$PLAUDIT export batch.ndjson -r mini --as-of 2026-11-01 --as sis --pseudonyms key

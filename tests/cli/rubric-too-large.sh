mkdir large && { cat mini/rubric.lua; head -c 70000 /dev/zero | tr '\0' '-'; } >large/rubric.lua
$PLAUDIT score batch.ndjson -r large --as-of 2026-11-01

# A file given in the wrong place is named once, not line by line.
$PLAUDIT score mini/rubric.lua -r mini --as-of 2026-11-01
echo $?
$PLAUDIT score ratings.csv -r mini --as-of 2026-11-01
echo $?
printf '\377\376{\000}\000\n\000' >wide.json
$PLAUDIT score wide.json batch.ndjson -r mini --as-of 2026-11-01 | wc -l

# A closed standard stream is no other file by accident: not what is read, not what messages go to.
$PLAUDIT score - -r mini --as-of 2026-11-01 <&-
echo $?
$PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 -q -o with.ndjson
$PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 -o without.ndjson <&- >&- 2>&-
echo $?
cmp with.ndjson without.ndjson

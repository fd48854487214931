# A portfolio that only one side can score is told and left out of the totals.
cp -r mini next
sed -i 's/"reflection"/"thinking"/g' next/rubric.lua
$PLAUDIT compare mini next batch.ndjson --as-of 2026-11-01

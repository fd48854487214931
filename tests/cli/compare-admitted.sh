# Another admission moves an award: the cause names the reason, there and back; what is admitted on both sides adds none.
cp -r mini next
sed -i 's/kinds = { "work", "talk" }/kinds = { "work" }/' next/rubric.lua
$PLAUDIT compare mini next batch.ndjson --as-of 2026-11-01
$PLAUDIT compare next mini batch.ndjson --as-of 2026-11-01

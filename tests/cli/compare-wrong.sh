# What does not load is named by its side; what is neither rubric nor policy is told.
cp -r mini next
sed -i 's/criteria = /criterai = /' next/rubric.lua
$PLAUDIT compare mini next batch.ndjson --as-of 2026-11-01
echo $?
$PLAUDIT compare mini batch.ndjson batch.ndjson --as-of 2026-11-01

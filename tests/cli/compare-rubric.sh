# A bound that moved: who loses, by which condition, and what it adds up to.
cp -r mini next
sed -i 's/at_least(40)/at_least(60)/' next/rubric.lua
$PLAUDIT compare mini next batch.ndjson --as-of 2026-11-01

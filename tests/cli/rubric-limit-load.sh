mkdir loop && echo 'while true do end' >loop/rubric.lua
$PLAUDIT score batch.ndjson -r loop --as-of 2026-11-01

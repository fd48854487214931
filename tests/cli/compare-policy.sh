# Two policies need a rubric for both.
echo 'return policy { id = "one", version = "1" }' >one.lua
echo 'return policy { id = "two", version = "1", caps = { all = { max = 2 } } }' >two.lua
$PLAUDIT compare one.lua two.lua batch.ndjson --as-of 2026-11-01
echo $?
$PLAUDIT compare one.lua two.lua batch.ndjson --as-of 2026-11-01 --rubric mini

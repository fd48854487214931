cat > policy.lua <<'L'
return policy { id = "two", version = "1", assessors = { minimum = 2, differ = 2 } }
L
cat > more.csv <<'C'
portfolio,criterion,assessor,level,rated
P1,reflection,a2,absent,2026-05-01
C
$PLAUDIT review batch.ndjson -r mini --ratings more.csv --as-of 2026-11-01 --due 2026-10-01
$PLAUDIT review batch.ndjson -r mini --ratings more.csv --as-of 2026-11-01 --json
$PLAUDIT review batch.ndjson -r mini --policy policies/none.lua
$PLAUDIT review -r mini

# The portfolios of the store, scored again by a kept rubric: what waits for a person.
cat > policy.lua <<'L'
return policy { id = "two", version = "1", assessors = { minimum = 2, differ = 2 } }
L
$PLAUDIT load mini --store s.db --actor registrar -q
$PLAUDIT score batch.ndjson -r mini -p policy.lua --as-of 2026-11-01 --save --run one --store s.db --actor registrar -q -o decisions.ndjson
$PLAUDIT review batch.ndjson -r mini -p policy.lua --as-of 2026-11-01 --due 2026-10-01 >one
$PLAUDIT review --store s.db -r mini@1 --as-of 2026-11-01 --due 2026-10-01 >two
cmp one two && cat two
$PLAUDIT review --store s.db --run one -r mini@1 --as-of 2026-11-01 --json | head -c 60
$PLAUDIT review --store none.db -r mini@1

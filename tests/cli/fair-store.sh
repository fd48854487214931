# A run of the store as INPUT, with the groups of the portfolios that it keeps.
$PLAUDIT load mini --store s.db --actor registrar -q
$PLAUDIT score fair/portfolios.ndjson -r mini --as-of 2026-11-01 --save --run one --store s.db --actor registrar -q -o decisions.ndjson
$PLAUDIT fair fair/portfolios.ndjson -r mini --as-of 2026-11-01 >one
$PLAUDIT fair --store s.db >two
cmp one two && head -4 two
$PLAUDIT fair --store s.db --run one --rubric mini --portfolios fair/portfolios.ndjson >two
cmp one two
$PLAUDIT fair --store s.db --run two
$PLAUDIT fair

# A run of the store as INPUT, with the scales that its rubrics had: as the decisions say it.
$PLAUDIT agree --levels 0,1 --store none.db
$PLAUDIT load mini --store s.db --actor registrar -q
$PLAUDIT score portfolios -r mini --ratings agree/ratings.csv --as-of 2026-11-01 --save --run one --store s.db --actor registrar -q -o decisions.ndjson
$PLAUDIT agree portfolios -r mini --ratings agree/ratings.csv --as-of 2026-11-01 >one
$PLAUDIT agree --store s.db >two
cmp one two && head -4 two
$PLAUDIT agree --store s.db --run one --rubric mini >two
cmp one two
$PLAUDIT agree --store s.db --rubric other
$PLAUDIT agree --store s.db --since 2026-11-02
$PLAUDIT agree --store s.db --csv agree/panel.csv
$PLAUDIT agree --store s.db --run two

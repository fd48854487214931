# What a run of the store holds, as workbooks: the same bytes as from the files.
$PLAUDIT load mini --store s.db --actor registrar -q
$PLAUDIT score batch.ndjson -r mini@1 --as-of 2026-11-01 --save --run one --store s.db --actor registrar -q -o decisions.ndjson
$PLAUDIT sheet --store s.db --run one -r mini@1 --as-of 2026-11-01 --assessor a9 -o stored.xlsx
$PLAUDIT sheet batch.ndjson -r mini --as-of 2026-11-01 --assessor a9 -o files.xlsx -q
cmp stored.xlsx files.xlsx
$PLAUDIT sheet --store s.db --run two -r mini@1 --as-of 2026-11-01 -o none.xlsx
$PLAUDIT sheet -r mini --as-of 2026-11-01 -o none.xlsx
$PLAUDIT sheet batch.ndjson -r mini --as-of 2026-11-01 --assessor a9 -o sheets/
ls none.xlsx sheets 2>/dev/null

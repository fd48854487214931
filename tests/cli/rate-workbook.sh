$PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 --store s.db --save --quiet --format table
$PLAUDIT rate scored/a7.xlsx --store s.db --actor registrar
$PLAUDIT rate scored/a7.xlsx --store s.db --actor registrar
$PLAUDIT rate scored/wrong.xlsx --store s.db --actor registrar
$PLAUDIT score --store s.db -r mini --as-of 2026-11-01 --quiet --format table
$PLAUDIT score batch.ndjson -r mini --ratings scored/a7.xlsx --as-of 2026-11-01 --format table

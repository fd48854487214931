# What is not there is called by the name it was given.
$PLAUDIT load mini --store s.db --actor registrar -q
$PLAUDIT explain nowhere.json -r mini --store s.db --as-of 2026-11-01
$PLAUDIT explain P404 --store s.db
$PLAUDIT report /dev/null -r mini --as-of 2026-11-01 --as text >/dev/null
$PLAUDIT export batch.ndjson -r mini --as-of 2026-11-01 --as sis

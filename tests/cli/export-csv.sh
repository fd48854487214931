$PLAUDIT export batch.ndjson -r mini --as-of 2026-11-01 -o out.csv && head -n 2 out.csv

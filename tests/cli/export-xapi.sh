$PLAUDIT export batch.ndjson -r mini --as xapi --issuer https://example.edu --as-of 2026-11-01 | head -n 3; $PLAUDIT export batch.ndjson -r mini --as xapi --as-of 2026-11-01

$PLAUDIT explain batch.ndjson -r mini --as-of 2026-11-01 --portfolio P2 --award EDU1 --color=always

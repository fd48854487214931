$PLAUDIT fair fair/portfolios.ndjson -r mini --as-of 2026-11-01

$PLAUDIT score portfolios/one.json batch.ndjson -r mini --as-of 2026-11-01 -q | sed 's/,"attempt":.*/}/'

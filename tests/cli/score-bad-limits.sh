$PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 --limits budgt=5; $PLAUDIT score batch.ndjson -r mini --as-of 2026-11-01 --limits budget=0

$PLAUDIT export batch.ndjson -r mini --as-of 2026-11-01 --as json | sed 's/,"attempt":.*/}/'

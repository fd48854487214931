cat batch.ndjson | $PLAUDIT score - -r mini --as-of 2026-11-01 | sed 's/,"attempt":.*/}/'

$PLAUDIT score batch.ndjson -r mini -r other --as-of 2026-11-01 | sed 's/,"claim":.*/}/'

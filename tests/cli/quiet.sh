$PLAUDIT score batch.ndjson -r mini -q -o /dev/null

$PLAUDIT score batch.ndjson -r mini -j0

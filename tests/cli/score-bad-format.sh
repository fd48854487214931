$PLAUDIT score batch.ndjson -r mini --format jsn

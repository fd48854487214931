$PLAUDIT score batch.ndjson -r mini --shard 3/2

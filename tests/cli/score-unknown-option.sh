$PLAUDIT score batch.ndjson --rubrik mini

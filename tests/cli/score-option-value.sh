$PLAUDIT score batch.ndjson --rubric

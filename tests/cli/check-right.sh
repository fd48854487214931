$PLAUDIT check mini other policies batch.ndjson portfolios ratings.csv

$PLAUDIT sheet batch.ndjson portfolios -r mini --as-of 2026-11-01 --assessors sheet/register.csv -o sheets
ls sheets

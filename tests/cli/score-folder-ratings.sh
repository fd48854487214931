$PLAUDIT score portfolios -r mini --as-of 2026-11-01 --ratings ratings.csv -f table

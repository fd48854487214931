$PLAUDIT explain portfolios/one.json -r mini --as-of 2026-11-01 --award EDU2

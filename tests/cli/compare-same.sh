# Nothing changes, with and without a wall.
$PLAUDIT compare mini mini portfolios --as-of 2026-11-01
$PLAUDIT compare mini mini portfolios --as-of 2026-11-01 --no-isolation -q

$PLAUDIT score none.json -r mini --as-of 2026-11-01

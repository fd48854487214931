$PLAUDIT score empty -r mini --as-of 2026-11-01

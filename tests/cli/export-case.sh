$PLAUDIT export mini --as case --as-of 2026-11-01 | head -c 1500; $PLAUDIT export mini --as canvas --as-of 2026-11-01

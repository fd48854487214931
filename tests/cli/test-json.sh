$PLAUDIT test cases-fail mini --json --as-of 2026-11-01

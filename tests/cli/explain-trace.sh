$PLAUDIT explain own/one.json -r own --as-of 2026-11-01 -q --trace

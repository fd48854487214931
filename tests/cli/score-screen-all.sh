$PLAUDIT score screening/portfolios.ndjson -r screening -p screening/policy.lua --screen --all --as-of 2026-11-01 --stats -f csv

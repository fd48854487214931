$PLAUDIT score screening/portfolios.ndjson -r screening -p screening/policy.lua --screen --as-of 2026-11-01 -q -f json

$PLAUDIT explain portfolios/one.json -r mini -p policies/policy.lua --as-of 2026-11-01

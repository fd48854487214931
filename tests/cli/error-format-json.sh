"$PLAUDIT" check wrong/misspelt.lua --error-format json --as-of 2026-11-01
"$PLAUDIT" score missing.json --rubric mini --error-format=json --as-of 2026-11-01
"$PLAUDIT" score --error-format json --rubrc x

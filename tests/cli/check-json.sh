$PLAUDIT check wrong/misspelt.lua --json

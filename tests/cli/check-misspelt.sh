$PLAUDIT check wrong/misspelt.lua

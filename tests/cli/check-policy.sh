$PLAUDIT check wrong/policy.lua

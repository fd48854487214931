$PLAUDIT test mini -p policies/policy.lua

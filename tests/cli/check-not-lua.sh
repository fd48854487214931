$PLAUDIT check wrong/not-lua.lua

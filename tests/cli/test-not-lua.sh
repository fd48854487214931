$PLAUDIT test wrong/not-lua.lua

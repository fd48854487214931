-- expect: limit memory
-- Keys without end.
local t, s = {}, ("k"):rep(200)
local i = 0
while true do i = i + 1 t[s .. i] = true end

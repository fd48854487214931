-- expect: limit memory
-- Every table holds the one before.
local t = {}
while true do t = { t, t } end

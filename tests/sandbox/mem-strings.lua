-- expect: limit memory
-- Long texts, all kept.
local t = {}
for i = 1, 1000 do t[i] = ("x"):rep(16000) .. i end
return "kept"

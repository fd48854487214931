-- expect: ok set
-- Leaves much behind.
kept = {}
for i = 1, 3000 do kept[i] = { i, "text " .. i } end
return "set"

-- expect: ok set
-- Removes all methods of texts.
for name in pairs(string) do string[name] = nil end
return "set"

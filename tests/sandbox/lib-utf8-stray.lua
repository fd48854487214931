-- expect: ok nil 2
-- A stray byte.
local n, at = utf8.len("a\x80")
return tostring(n) .. " " .. at

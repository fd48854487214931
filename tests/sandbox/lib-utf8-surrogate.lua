-- expect: ok nil 1
-- Half a pair.
local n, at = utf8.len("\xED\xA0\x80")
return tostring(n) .. " " .. at

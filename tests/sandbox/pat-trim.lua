-- expect: limit budget
-- The usual trim on a long run of blanks, which looks innocent.
local s = (" "):rep(15000) .. "x" .. (" "):rep(900)
return #(s .. "y"):match("^(.-)%s*$")

-- expect: ok assert error ipairs math next pairs pcall rawequal rawget rawlen select string table tonumber tostring type utf8
-- Lists all globals.
local names = {}
for name in pairs(_ENV) do names[#names + 1] = name end
return table.concat(names, " ")

-- expect: ok concat insert move pack remove sort unpack
-- Lists a library.
local names = {}
for name in pairs(table) do names[#names + 1] = name end
return table.concat(names, " ")

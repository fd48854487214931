-- expect: ok char charpattern codepoint codes len offset
-- Lists a library.
local names = {}
for name in pairs(utf8) do names[#names + 1] = name end
return table.concat(names, " ")

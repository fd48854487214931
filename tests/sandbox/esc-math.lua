-- expect: ok abs ceil floor fmod huge max maxinteger min mininteger modf pi sqrt tointeger type ult
-- Lists a library.
local names = {}
for name in pairs(math) do names[#names + 1] = name end
return table.concat(names, " ")

-- expect: ok byte char find format gmatch gsub len lower match rep reverse sub upper
-- Lists what the methods of texts reach.
local names = {}
for name in pairs(string) do
  names[#names + 1] = ("")[name] == string[name] and name or "?" .. name
end
return table.concat(names, " ")

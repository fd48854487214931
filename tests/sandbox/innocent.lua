-- expect: ok 21 3.50|4 Ab ba 3 x=1;y=2; 2 1,2,3 false
-- An ordinary script: the same before and after every other file.
local function sum(list)
  local n = 0
  for _, v in ipairs(list) do n = n + v end
  return n
end
local words = {}
for word, value in ("x=1 y=2"):gmatch("(%a)=(%d)") do words[word] = value end
local text = ""
for word, value in pairs(words) do text = text .. word .. "=" .. value .. ";" end
local list = { 3, 1, 2 }
table.sort(list)
return table.concat({
  sum { 1, 2, 3, 4, 5, 6 }, ("%.2f"):format(7 / 2) .. "|" .. math.max(1, 4, 2), ("a"):upper() .. "b", ("ab"):reverse(),
  utf8.len("äöü"), text, select("#", table.unpack({ 1, 2 })), table.concat(list, ","), tostring((pcall(error))),
}, " ")

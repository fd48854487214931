local s = ("%5.2f|%-4s|%q|%x"):format(1.5, "x", "a\n", 255) .. table.concat({ 1, 2, 3 }, ",", 1, 2)
for a, b in s:gmatch("(%d+)(%p?)") do s = s:gsub(a, "%0%%"):sub(1, 100) end
local t = { 3, 1, 2, [1.5] = true, k = utf8.char(228, 8364) }
table.sort(t, function(a, b) return a > b end)
for k, v in pairs(t) do t[k] = tostring(v) .. tostring(next(t, k)) end
table.insert(t, 1, table.remove(t)) table.move(t, 1, #t, 2)
for p, c in utf8.codes(t.k) do s = s .. p .. c .. math.max(p, c) // 2 end
assert(s:find("[^%w_][%d-]*%f[%a]") or s:match("^(.-)%s*()$") or pcall(error, { select("#", s:byte(1, -1)) }))
goto done
do local x <const> = 1 << 3 | 5 ~ 2; s = s:rep(x) end
::done::
return s, #s, tonumber("0x10") + math.tointeger(3.0), tonumber("z", 36)

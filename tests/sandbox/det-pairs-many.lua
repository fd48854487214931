-- expect: ok k1 500
-- Many keys.
local t = {}
for i = 500, 1, -1 do t["k" .. i] = i end
local n, first, last, prev = 0, nil, nil, ""
for k in pairs(t) do
  n = n + 1
  first = first or k
  assert(prev < k)
  prev = k
end
return first .. " " .. n

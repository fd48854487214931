-- expect: limit memory
-- The arguments double with every call.
local function f(...)
  return f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, ...)
end
f()

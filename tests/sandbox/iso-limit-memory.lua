-- expect: limit memory
-- Is left while a table grows.
x = {}
while true do x[#x + 1] = { x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x } end

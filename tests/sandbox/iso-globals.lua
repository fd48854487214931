-- expect: ok set
-- Writes globals.
x, y = 1, {}
for i = 1, 100 do _ENV["g" .. i] = i end
return "set"

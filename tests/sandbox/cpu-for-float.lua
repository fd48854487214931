-- expect: limit budget
-- A loop whose step never reaches its end.
for i = 1.0, math.huge do end

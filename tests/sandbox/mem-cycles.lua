-- expect: ok done
-- Garbage that refers to itself is no harm.
for i = 1, 3000 do local a, b = {}, {} a.b, b.a = b, a end
return "done"

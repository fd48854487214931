-- expect: ok done
-- More garbage than the limit is no harm.
for i = 1, 3000 do local t = { i, { i }, tostring(i) .. "x" } end
return "done"

-- expect: error table expected
-- pairs over a text.
for k in pairs("abc") do end

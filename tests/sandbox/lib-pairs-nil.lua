-- expect: error table expected
-- pairs over nothing.
for k in pairs(nil) do end

-- expect: error too many results
-- 2^40 absent items as results.
return table.unpack({}, 1, 1 << 40)

-- expect: limit budget
-- 2^50 absent items.
table.move({}, 1, 1 << 50, 1, {})

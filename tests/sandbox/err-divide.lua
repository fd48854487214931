-- expect: error divide by zero
-- Divides by zero.
return 1 // 0

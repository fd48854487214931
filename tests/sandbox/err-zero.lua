-- expect: error a\x00b
-- A message with a zero byte.
error("a\0b", 0)

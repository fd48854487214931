-- expect: error \xff
-- A message that is not UTF-8.
error("\xFF\xC0\x80", 0)

-- expect: error not mine
-- A message that names another file.
error("other.lua:99: not mine", 0)

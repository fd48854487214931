-- expect: error base out of range
-- A base that is none.
return tonumber("1", 37)

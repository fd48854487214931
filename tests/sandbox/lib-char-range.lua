-- expect: error out of range
-- A code above a byte.
return string.char(256)

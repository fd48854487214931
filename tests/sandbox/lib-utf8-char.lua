-- expect: error out of range
-- A code that is none.
return utf8.char(0xD800)

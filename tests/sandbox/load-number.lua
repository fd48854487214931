-- expect: error malformed number
-- A number that is none.
return 0x

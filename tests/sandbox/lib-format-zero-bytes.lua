-- expect: ok 5
-- A format and a text with zero bytes.
return #("\0%s\0"):format("a\0b")

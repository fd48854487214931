-- expect: error UTF-8 value too large
-- A code that is none.
return "\u{FFFFFFFFF}"

-- expect: error continuation
-- Starts inside a letter.
return utf8.offset("é", 1, 2)

-- expect: error without a text
-- An error without a text.
error("", 0)

-- expect: error invalid escape
-- An escape that is none.
return "\q"

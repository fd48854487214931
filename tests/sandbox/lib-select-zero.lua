-- expect: error out of range
-- select from zero.
return select(0)

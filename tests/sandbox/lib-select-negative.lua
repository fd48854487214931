-- expect: error out of range
-- select from too far back.
return select(-5, 1, 2)

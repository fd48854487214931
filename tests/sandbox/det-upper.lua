-- expect: ok Aä
-- Letters are ASCII in every locale.
return ("aä"):upper()

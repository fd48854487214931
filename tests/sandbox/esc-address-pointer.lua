-- expect: error invalid conversion
-- No address by %p.
return ("%p"):format({})

-- expect: ok table
-- No address of a table.
return tostring({})

-- expect: ok function
-- No address of a function.
return ("%s"):format(pairs)

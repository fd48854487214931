-- expect: ok a
-- next behind what is not a number.
return (next({ a = 1 }, 0 / 0))

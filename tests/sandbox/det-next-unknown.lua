-- expect: ok d
-- A key that is not there has followers too.
return (next({ a = 1, d = 1 }, "b"))

-- expect: error pairs: argument 1 must be a table, not nil
-- pairs over nothing.
for k in pairs(nil) do end

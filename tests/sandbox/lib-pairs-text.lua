-- expect: error pairs: argument 1 must be a table, not a text
-- pairs over a text.
for k in pairs("abc") do end

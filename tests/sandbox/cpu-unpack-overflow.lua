-- expect: error too many results
-- A count that overflows to a small number.
return table.unpack({}, math.mininteger, math.maxinteger)

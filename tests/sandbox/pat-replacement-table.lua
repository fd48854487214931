-- expect: error invalid replacement value
-- A replacement that is a table.
return ("abc"):gsub("a", { a = {} })

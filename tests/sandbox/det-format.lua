-- expect: ok table|nil|1.50|  x|x  |0x0a
-- Formats.
return ("%s|%s|%.2f|%3s|%-3s|0x%02x"):format({}, nil, 1.5, "x", "x", 10)

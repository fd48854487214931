-- expect: error function expected
-- sort by something else.
table.sort({ 1, 2 }, 3)

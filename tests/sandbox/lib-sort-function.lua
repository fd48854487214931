-- expect: error sort: argument 2 must be a function, not a number
-- sort by something else.
table.sort({ 1, 2 }, 3)

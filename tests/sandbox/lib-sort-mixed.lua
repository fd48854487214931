-- expect: error cannot compare
-- sort over numbers and texts.
table.sort({ 1, "a" })

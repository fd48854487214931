-- expect: error has no order
-- next behind a table.
return next({ 1 }, {})

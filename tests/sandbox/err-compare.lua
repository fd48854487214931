-- expect: error a table and a table cannot be put in order
-- Compares what has no order.
return {} < {}

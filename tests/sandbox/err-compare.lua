-- expect: error attempt to compare
-- Compares what has no order.
return {} < {}

-- expect: error has no order
-- Tables as keys have no order.
for k in pairs({ [{}] = 1 }) do end

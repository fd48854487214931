-- expect: error attempt to
-- Writes into a text.
("x").upper = nil

-- expect: error it has no members
-- Writes into a text.
("x").upper = nil

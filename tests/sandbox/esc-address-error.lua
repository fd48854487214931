-- expect: error a value is a table: it cannot be joined to a text
-- No address in a message.
return {} .. "x"

-- expect: error attempt to
-- No address in a message.
return {} .. "x"

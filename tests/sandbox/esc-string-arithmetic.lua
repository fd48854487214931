-- expect: error attempt to perform arithmetic
-- Texts are no numbers.
return "10" + 1

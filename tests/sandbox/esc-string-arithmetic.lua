-- expect: error a value is a text: nothing can be computed from it
-- Texts are no numbers.
return "10" + 1

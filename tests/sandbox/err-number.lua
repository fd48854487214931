-- expect: error of type number
-- An error value that is a number.
error(42)

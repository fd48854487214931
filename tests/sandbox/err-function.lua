-- expect: error of type function
-- An error value that is a function.
error(pairs)

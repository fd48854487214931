-- expect: error of type boolean
-- An error value that is false.
error(false)

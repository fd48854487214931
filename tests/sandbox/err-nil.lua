-- expect: error of type nil
-- An error value that is nothing.
error(nil)

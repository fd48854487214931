-- expect: error not enough memory
-- The message of the interpreter for no memory.
error("not enough memory", 0)

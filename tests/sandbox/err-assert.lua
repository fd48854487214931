-- expect: error assertion failed
-- An assertion.
assert(false)

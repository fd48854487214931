-- expect: ok 1
-- Replaces its own environment: only its own.
_ENV = { x = 1, tostring = tostring }
return tostring(x)

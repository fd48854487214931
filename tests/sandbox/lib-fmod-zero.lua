-- expect: error zero
-- The rest of a division by zero.
return math.fmod(1, 0)
